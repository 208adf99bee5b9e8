/** `npm run shots`: a picture of every screen in every mode, on one page. `--accept` makes them the ones to compare with. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const { values } = parseArgs({ options: { accept: { type: 'boolean', default: false } } })
ensureInstalled()
ensureSystemPackages()
ensureBuilt()
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(nodePath(), [vitest, 'run', '--config', 'tests/shots/vitest.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LINBAN_ACCEPT_SHOTS: values.accept ? '1' : '0' },
})
process.exitCode = status ?? 1
