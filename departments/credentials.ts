/** Where a department's credentials come from: the sandbox's own, or LINBAN_<DEPARTMENT>_KEY of the environment. */
import type { z } from 'zod'
import type { DepartmentName } from '#contract/device-status.ts'

/**
 * @param url as in kiosk.config.json
 * @throws CredentialsError when the environment doesn't hold what `schema` wants, as JSON
 */
export function credentialsOf<T>(
  department: DepartmentName,
  url: string,
  schema: z.ZodType<T>,
  sandboxCredentials: T,
): T {
  if (url === 'sandbox:') return sandboxCredentials
  const variable = `LINBAN_${department.replace(/[A-Z]/g, '_$&').toUpperCase()}_KEY`
  const text = process.env[variable]
  if (text === undefined) throw new CredentialsError(variable, ['没有设置 / is not set'])
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  // the messages of zod name fields and rules, never what stands there: it is a secret
  throw new CredentialsError(
    variable,
    parsed.error.issues.map((issue) => `${issue.path.join('.') || '(JSON)'}: ${issue.message}`),
  )
}

/** A kiosk whose configuration names a real department can't start without its credentials. */
export class CredentialsError extends Error {
  constructor(variable: string, problems: string[]) {
    const list = problems.map((problem) => `  ${problem}`).join('\n')
    super(
      `环境变量 ${variable} 里缺少该部门接口的凭据（JSON）：\n` +
        `The environment variable ${variable} must hold the department's credentials (JSON):\n${list}`,
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
