/** `npm run dev`: the bridge with its virtual hardware, and vite before it, which reloads the page as it is edited. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()

const parts = [
  [join(root, 'device-bridge', 'main.ts'), ...process.argv.slice(2)],
  [join(root, 'node_modules', 'vite', 'bin', 'vite.js')],
].map((words) => spawn(nodePath(), words, { cwd: root, stdio: 'inherit' }))

const stop = () => parts.forEach((part) => part.kill())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

// One without the other is of no use.
for (const part of parts) {
  part.on('exit', (code) => {
    process.exitCode ??= code ?? 0
    stop()
  })
}
