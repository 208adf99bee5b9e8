/**
 * `npm test`: sets itself up, runs everything but the walks for accessibility, and ends with `N passed, N failed`.
 * `npm run access` (`test.mjs access`) runs those: every screen, in every mode, for the eye, the ear and six keys.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const output = join(root, 'tests', 'output')
/** @type {{ passed: number, failed: number, skipped: string[] }} */
const total = { passed: 0, failed: 0, skipped: [] }

/** One command that passes or fails as a whole; it is heard only when it has something to say. */
async function check(name, program, parameters) {
  const run = spawn(program, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (piece) => said.push(piece))
  const [status] = await once(run, 'close').catch((error) => said.push(Buffer.from(`${error.message}\n`)) && [null])
  const passed = status === 0
  total[passed ? 'passed' : 'failed'] += 1
  console.log(passed ? `ok ${name}` : `${Buffer.concat(said)}FAILED ${name}`)
}

/** A vitest run; a crash of the runner itself counts as a failure. */
async function tests(name, parameters) {
  const report = join(output, `${name}.json`)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const run = spawn(
    nodePath(),
    [vitest, 'run', ...parameters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const [status] = await once(run, 'close').catch(() => [null])
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
/** One after the other: each takes a processor. Beside them there is room for tests, which wait for half of their time. */
async function checks() {
  await check('types', bin('tsc'), ['--noEmit'])
  await check('lint and layers', bin('oxlint'), ['--type-aware', '--deny-warnings'])
  await check('format', bin('oxfmt'), ['--check'])
  await check('dead code', bin('knip'), [])
}

if (process.argv[2] === 'access') {
  await tests('access', ['--config', 'tests/access/vitest.config.ts'])
} else {
  await Promise.all([checks(), tests('unit', [])])
  await tests('browser', ['--config', 'tests/browser/vitest.config.ts'])
}
for (const name of total.skipped) console.log(`skipped: ${name}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
