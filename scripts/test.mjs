/**
 * `npm test`: sets itself up, runs everything but the walks for accessibility, and ends with `N passed, N failed`.
 * `npm run access` (`test.mjs access`) runs those: every screen, in every mode, for the eye, the ear and six keys.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const output = join(root, 'tests', 'output')
/** @type {{ passed: number, failed: number, skipped: string[] }} */
const total = { passed: 0, failed: 0, skipped: [] }

/** One command that passes or fails as a whole. */
function check(name, program, parameters) {
  const { status } = spawnSync(program, parameters, { cwd: root, stdio: ['ignore', 1, 2] })
  const passed = status === 0
  total[passed ? 'passed' : 'failed'] += 1
  console.log(`${passed ? 'ok' : 'FAILED'} ${name}`)
}

/** A vitest run; a crash of the runner itself counts as a failure. */
function tests(name, parameters) {
  const report = join(output, `${name}.json`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { status } = spawnSync(
    nodePath(),
    [vitest, 'run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 1, 2] },
  )
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    total.passed += numPassedTests
    total.failed += numFailedTests
    if (status !== 0 && numFailedTests === 0) total.failed += 1
    for (const { assertionResults } of testResults) {
      for (const result of assertionResults)
        if (result.status === 'skipped' || result.status === 'pending') total.skipped.push(result.fullName)
    }
  } catch (error) {
    total.failed += 1
    console.log(`FAILED ${name}: no report (${error.message})`)
  }
}

const bin = (name) => join(root, 'node_modules', '.bin', name)

ensureInstalled()
ensureSystemPackages()
ensureBuilt()
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
if (process.argv[2] === 'access') {
  tests('access', ['--config', 'tests/access/vitest.config.ts'])
} else {
  check('types', bin('tsc'), ['--noEmit'])
  check('lint and layers', bin('oxlint'), ['--type-aware', '--deny-warnings'])
  check('format', bin('oxfmt'), ['--check'])
  check('dead code', bin('knip'), [])
  tests('unit', [])
  tests('browser', ['--config', 'tests/browser/vitest.config.ts'])
}
for (const name of total.skipped) console.log(`skipped: ${name}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
