/** A process of our own that is there as long as the bridge is: started again when it dies. */
import { type ChildProcess, fork } from 'node:child_process'
import type { Log } from './log.ts'

export interface Child {
  /** False when it ended before it ever said that it is ready; it has told why on stderr. */
  readonly started: Promise<boolean>
  send(message: object): void
  stop(): void
}

interface Options {
  /** For the log and for people. */
  name: string
  file: string
  parameters: string[]
  onMessage: (message: unknown, answer: (message: object) => void) => void
  log: Log
}

const restartAfter = 1_000 // ms; enough to keep one that always dies from filling the log

export function startChild({ name, file, parameters, onMessage, log }: Options): Child {
  const started = Promise.withResolvers<boolean>()
  let wasReady = false
  let stopped = false
  let restart: NodeJS.Timeout | undefined
  let running = begin()

  function begin(): ChildProcess {
    const child = fork(file, parameters, {
      detached: true, // Ctrl-C is for the bridge, which then ends its children in order
      execArgv: [],
      stdio: ['ignore', 2, 2, 'ipc'], // stdout belongs to the bridge's `ready` line
    })
    child.on('message', (message) => {
      onMessage(message, (answer) => child.connected && child.send(answer))
      // Every child's first message says that it is ready.
      wasReady = true
      started.resolve(true)
    })
    child.on('exit', (code, signal) => {
      if (stopped) return
      started.resolve(false)
      if (!wasReady) return
      log({ event: 'childEnded', child: name, code, signal })
      process.stderr.write(`${name} 意外结束，正在重新启动。 ${name} ended unexpectedly and is started again.\n`)
      restart = setTimeout(() => (running = begin()), restartAfter)
    })
    // A message to one that is just dying: its exit is what counts.
    child.on('error', () => {})
    return child
  }

  return {
    started: started.promise,
    send(message) {
      if (running.connected) running.send(message)
    },
    stop() {
      stopped = true
      clearTimeout(restart)
      running.kill('SIGKILL') // they keep nothing that needs to be put away
    },
  }
}
