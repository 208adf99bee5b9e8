/**
 * `npm run lab`: the bridge against the real Linux device stack, in a virtual machine whose USB devices are the kernel's own
 * gadgets. Ends with `lab: N passed, N failed`; says so and fails where it can't run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { prepareMachine } from './lab-machine.mjs'
import { ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'

const patience = 225_000 // ms; a run takes about 80 s on two cores

ensureInstalled()
ensureBuilt()
const { kernel, initramfs } = prepareMachine()
// The guest finds everything compiled: emulated, that alone would take it a minute.
const warm = spawnSync(nodePath(), [join(root, 'tests', 'lab', 'warm.ts')], {
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'lab', 'node') },
  stdio: 'inherit',
})
if (warm.status !== 0) process.exit(1)

const options = {
  accel: 'tcg,thread=multi', // no KVM: not every machine has it
  cpu: 'max,-avx,-avx2,-f16c,-fma', // AVX is new in QEMU 7.2, and Node once crashed with it
  smp: '2',
  m: '2048',
  kernel,
  initrd: initramfs,
  append: `console=ttyS0 quiet loglevel=2 panic=-1 lab=${root}`,
  virtfs: 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap',
  display: 'none',
  nic: 'none',
  serial: 'stdio',
  monitor: 'none',
}
const parameters = Object.entries(options).flatMap(([name, value]) => [`-${name}`, value])

let machine
let verdict = null
let steps = 0
let late = false
const limit = setTimeout(() => {
  console.log('lab: not finished in time')
  late = true
  machine.kill('SIGKILL')
}, patience)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    late = true
    machine.kill('SIGKILL')
  })
}

// An emulator that crashed before the first step says nothing of the kiosk: once more.
for (let tries = 0; tries < 2; tries++) {
  machine = spawn('qemu-system-x86_64', [...parameters, '-no-reboot'], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: machine.stdout })) {
    console.log(line)
    if (/^(ok|FAILED) /.test(line)) steps++
    verdict = /^lab: (\d+) passed, (\d+) failed\s*$/.exec(line) ?? verdict
  }
  if (steps > 0 || late) break
}
clearTimeout(limit)
// Without the lab's own last word nothing has passed, however the machine ended.
if (verdict === null) console.log('lab: not run to its end')
process.exitCode = verdict !== null && Number(verdict[1]) > 0 && Number(verdict[2]) === 0 ? 0 : 1
