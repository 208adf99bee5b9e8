/** `npm run replay FILE`: plays a recording of a device to its driver. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()
const main = join(root, 'device-bridge', 'recording', 'main.ts')
const { status } = spawnSync(nodePath(), [main, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
