/**
 * `npm run lab`: the bridge against the real Linux device stack, in a virtual machine whose USB devices are the kernel's own
 * gadgets. Ends with `lab: N passed, N failed`; says so and fails where it can't run.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { prepareMachine } from './lab-machine.mjs'
import { ensureBuilt, ensureInstalled, root } from './setup.mjs'

const patience = 200_000 // ms; a run takes 60 to 90 s on two cores

ensureInstalled()
ensureBuilt()
const { kernel, initramfs } = prepareMachine()

const machine = spawn(
  'qemu-system-x86_64',
  [
    ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '2048'], // no KVM: not every machine has it
    ...['-kernel', kernel, '-initrd', initramfs],
    ...['-append', `console=ttyS0 quiet loglevel=2 panic=-1 lab=${root}`],
    ...['-virtfs', 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap'],
    ...['-display', 'none', '-no-reboot', '-nic', 'none', '-serial', 'stdio', '-monitor', 'none'],
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const limit = setTimeout(() => {
  console.log('lab: not finished in time')
  machine.kill('SIGKILL')
}, patience)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => machine.kill('SIGKILL'))

let verdict = null
for await (const line of createInterface({ input: machine.stdout })) {
  console.log(line)
  verdict = /^lab: (\d+) passed, (\d+) failed\s*$/.exec(line) ?? verdict
}
clearTimeout(limit)
// Without the lab's own last word nothing has passed, however the machine ended.
if (verdict === null) console.log('lab: not run to its end')
process.exitCode = verdict !== null && Number(verdict[1]) > 0 && Number(verdict[2]) === 0 ? 0 : 1
