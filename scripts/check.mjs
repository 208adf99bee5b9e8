/**
 * `npm run check`: lint, layers and types in one pass of one compiler; format; dead code. Side by side; says only
 * what fails. `npm test` asks tsc for the types once more.
 */
import { spawn } from 'node:child_process'

const steps = ['lint', 'format', 'dead']

function run(step) {
  return new Promise((resolve) => {
    let said = ''
    const command = spawn('npm', ['run', '-s', step], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [command.stdout, command.stderr]) stream.on('data', (piece) => (said += piece))
    command.on('close', (code) => {
      console.log(code === 0 ? `ok ${step}` : `FAILED ${step}\n${said}`)
      resolve(code === 0)
    })
  })
}

const passed = await Promise.all(steps.map(run))
process.exitCode = passed.every(Boolean) ? 0 : 1
