/** The arrows between the folders: the linter refuses an import against them, however it is written. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const parts = ['contract', 'flows', 'kiosk-ui', 'departments', 'device-bridge'] as const
type Part = (typeof parts)[number]

/** Which parts a part may know. */
const knows: Record<Part, readonly Part[]> = {
  contract: [],
  flows: ['contract'],
  'kiosk-ui': ['contract', 'flows'],
  departments: ['contract'],
  'device-bridge': ['contract', 'departments'],
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linban-arrows-'))
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const arrows = parts.flatMap((from) =>
  parts
    .filter((to) => to !== from)
    .flatMap((to) => [
      ...(to === 'kiosk-ui' ? [] : [{ from, to, how: `#${to}/thing.ts`, in: 'a.ts' }]),
      { from, to, how: `../${to}/thing.ts`, in: 'a.ts' },
      { from, to, how: `../../${to}/inner/thing.ts`, in: 'inner/a.ts' },
    ]),
)

test('every import against an arrow is refused, and no other', () => {
  const written = arrows.map((arrow, index) => {
    const file = join(arrow.from, arrow.in.replace('a.ts', `a${index}.ts`))
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), `import { thing } from '${arrow.how}'\nconsole.log(thing)\n`)
    return { ...arrow, file }
  })
  const oxlint = join(root, 'node_modules', '.bin', 'oxlint')
  const { stdout } = spawnSync(oxlint, ['--format', 'unix'], { cwd: folder, encoding: 'utf8' })
  const wrong = written.filter(({ from, to, file }) => {
    const refused = stdout.split('\n').some((line) => line.includes(file) && line.includes('no-restricted-imports'))
    return refused === knows[from].includes(to)
  })
  expect(wrong).toEqual([])
})
