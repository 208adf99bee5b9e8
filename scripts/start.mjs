/** `npm start`: installs what is missing, builds what is stale, then runs the bridge, which starts the rest. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'

ensureInstalled()
ensureBuilt()

const bridge = spawn(nodePath(), [join(root, 'device-bridge', 'main.ts'), ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // by the channel the bridge knows that this process is there
  // Node keeps what it compiled: a third off the time until the page is there.
  env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
})

// Ctrl-C reaches the bridge as well; a second signal there changes nothing. Whoever ends this process alone means both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => bridge.kill(signal))

bridge.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
