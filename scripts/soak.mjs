/** `npm run soak`: sets itself up and looks for what breaks; see tests/soak/main.ts for its options. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()
ensureBuilt()
const { status } = spawnSync(nodePath(), [join(root, 'tests', 'soak', 'main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
