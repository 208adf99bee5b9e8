/** `npm run dev`: the bridge with its virtual hardware, and vite before it, which reloads the page as it is edited. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()
// The bridge starts with built pages only; older ones do, as vite serves the ones being edited.
if (!existsSync(join(root, 'dist', 'index.html'))) ensureBuilt()

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
