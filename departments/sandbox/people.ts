/** Reads a file of synthetic people and tells its writer what is wrong with it, in Chinese and English. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { done, failed, type Result } from '#contract/result.ts'
import { checkPeople } from './check-people.ts'
import { peopleFileSchema, type SyntheticPerson } from './people-file.ts'
import { describeProblem, type Problem } from './problem.ts'

/** The people who come with the kiosk. */
export const defaultPeopleFile = fileURLToPath(new URL('people.json', import.meta.url))

/** @returns the people, or a message that names file, fields, what is there and what is allowed */
export function loadPeople(file: string): Result<SyntheticPerson[], string> {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return failed(`读不到人员文件：${file}\nCannot read the people file: ${file}`)
  }
  return parsePeople(text, file)
}

/** @param file only named in messages */
export function parsePeople(text: string, file: string): Result<SyntheticPerson[], string> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    return failed(`人员文件不是有效的 JSON：${file}\nThe people file is no valid JSON: ${file}\n  ${where}`)
  }
  const parsed = peopleFileSchema.safeParse(raw, { error: zh })
  if (!parsed.success) return wrong(file, shapeProblems(parsed.error.issues, raw))
  const problems = checkPeople(parsed.data.people)
  return problems.length === 0 ? done(parsed.data.people) : wrong(file, problems)
}

function wrong(file: string, problems: Problem[]) {
  const list = problems.map(describeProblem).join('\n')
  return failed(`人员文件有误：${file}\nThe people file is wrong: ${file}\n${list}`)
}

const { localeError: zh } = z.locales.zhCN()
const { localeError: en } = z.locales.en()

/** The same issues in both languages: they come in the same order. */
function shapeProblems(issues: z.core.$ZodIssue[], raw: unknown): Problem[] {
  const english = peopleFileSchema.safeParse(raw, { error: en }).error?.issues ?? []
  return issues.map((issue, at) => ({
    path: issue.path,
    found: issue.path.reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      raw,
    ),
    allowed: { zh: issue.message, en: english[at]?.message ?? '' },
  }))
}
