/** `npm run devices`: what is plugged in, and where kiosk.config.json finds it; see device-bridge/discovery/main.ts for its options. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()
const main = join(root, 'device-bridge', 'discovery', 'main.ts')
const { status } = spawnSync(nodePath(), [main, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
