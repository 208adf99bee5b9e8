/** `npm run devices`: what is plugged in. `--probe` asks serial ports, `--json` is for programs. */
import { parseArgs } from 'node:util'
import { serialPort } from '../ports/serial.ts'
import { accessTo, discover } from './discover.ts'
import { runProgram } from './find-ipp.ts'
import type { Found, ProbeAnswer } from './found.ts'
import { hindrance, probe } from './probe.ts'
import { reportOf } from './report.ts'

const { values } = parseArgs({ options: { probe: { type: 'boolean' }, json: { type: 'boolean' } } })

function ask({ node }: Found): Promise<ProbeAnswer> {
  const hindered = node === null ? null : hindrance(node)
  if (hindered !== null) return Promise.resolve(hindered)
  return probe((baudRate) => serialPort(`serial:${node}?baudRate=${baudRate}`))
}

const devices = await discover({ root: '/', run: runProgram, access: accessTo, ask: values.probe ? ask : null })
process.stdout.write(`${values.json ? JSON.stringify(devices, null, 2) : reportOf(devices)}\n`)
