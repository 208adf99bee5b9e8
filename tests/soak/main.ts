/**
 * `npm run soak`: a million inputs for the codecs, then minutes of visits to a bridge whose devices fail. Options: `--inputs N`,
 * `--minutes N`, `--seed N`, `--only NAME` (one codec, or `bridge`). Ends by itself; with an error when it found something.
 */
import { parseArgs } from 'node:util'
import { soakBridge } from './bridge.ts'
import { fuzz } from './fuzz.ts'
import { fuzzes } from './fuzzes.ts'

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string' },
  },
})
const [inputs, minutes, seed] = [values.inputs, values.minutes, values.seed].map(Number)
if (inputs === undefined || minutes === undefined || seed === undefined) throw new Error('not numbers')
const chosen = fuzzes.filter(({ name }) => values.only === undefined || values.only === name)
let found = 0
console.log(`seed ${seed}\n`)

for (const one of chosen) {
  const report = fuzz(one, Math.ceil(inputs / chosen.length), seed)
  const rate = Math.round((report.inputs / report.milliseconds) * 1000)
  console.log(`${one.name.padEnd(32)} ${String(report.inputs).padStart(8)} inputs  ${String(rate).padStart(7)} per s`)
  tell(report.outcomes)
  if (report.finding === null) continue
  found++
  console.log(
    `  FOUND with seed ${report.finding.seed}: npm run soak -- --only '${one.name}' --inputs 1 --seed ${report.finding.seed}`,
  )
  console.log(report.finding.error)
}

if (values.only === undefined || values.only === 'bridge') {
  const reports = await Promise.all([
    soakBridge({ name: 'bridge, devices at their own pace', minutes, seed, pace: 'real' }),
    soakBridge({ name: 'bridge, devices without pace', minutes, seed: seed + 500_000, pace: 'none' }),
  ])
  for (const { name, visits, outcomes, marks, findings } of reports) {
    console.log(`\n${name}: ${visits} visits in ${minutes} min`)
    tell(outcomes)
    console.log('  visits   heap MB   resident MB   files   children   resources')
    for (const mark of marks) {
      const cells = [mark.visits, mark.heap / 1e6, mark.resident / 1e6, mark.files, mark.children, mark.resources]
      console.log(
        `  ${cells.map((cell) => (Number.isInteger(cell) ? String(cell) : cell.toFixed(1)).padStart(8)).join('  ')}`,
      )
    }
    for (const finding of findings) console.log(`  FOUND ${finding}`)
    found += findings.length
  }
}
console.log(found === 0 ? '\nnothing found' : `\n${found} found`)
process.exitCode = found === 0 ? 0 : 1

function tell(outcomes: Record<string, number>): void {
  const sorted = Object.entries(outcomes).sort(([, a], [, b]) => b - a)
  console.log(`  ${sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`)
}
