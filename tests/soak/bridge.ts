/** A whole bridge, visited for minutes while its devices fail: it must neither lie nor grow. */
import { readdirSync, readFileSync } from 'node:fs'
import { inspectable, type Memory, watchNodeHeap } from '#tests/bench/node-heap.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { createRandom } from './random.ts'
import { createVisitor } from './visits.ts'

export interface Mark extends Memory {
  visits: number
  files: number
  children: number
}

export interface BridgeReport {
  name: string
  visits: number
  outcomes: Record<string, number>
  marks: Mark[]
  findings: string[]
}

const marksWanted = 8

interface Options {
  name: string
  minutes: number
  seed: number
  /** `none`: line and paper take no time, for more visits. */
  pace: 'real' | 'none'
}

export async function soakBridge({ name, minutes, seed, pace }: Options): Promise<BridgeReport> {
  const env: Record<string, string> = pace === 'none' ? { LINBAN_VIRTUAL_PACE: 'none' } : {}
  const kiosk = await startKiosk({ execArgv: inspectable, env })
  const findings: string[] = []
  kiosk.process.stderr?.on('data', (piece) => {
    // Node's own watch on listeners that add up
    const warning = /\w*Warning: .*/.exec(String(piece))?.[0]
    if (warning !== undefined) findings.push(warning)
  })
  kiosk.process.once('exit', (code) => findings.push(`the bridge ended with ${code}`))
  const heap = await watchNodeHeap(kiosk)
  const visitor = createVisitor(kiosk)
  const outcomes = new Map<string, number>()
  const marks: Mark[] = []
  let visits = 0

  async function mark(): Promise<void> {
    await visitor.rest()
    marks.push({ visits, ...(await heap.measure()), ...handlesOf(kiosk.process.pid ?? 0) })
  }

  const began = performance.now()
  const sofar = () => (performance.now() - began) / (minutes * 60_000)
  try {
    while (sofar() < 1 && findings.length === 0) {
      if (sofar() >= marks.length / marksWanted) await mark()
      const outcome = await visitor.visit(createRandom(seed + visits++))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    await mark()
  } catch (error) {
    findings.push(`visit with seed ${seed + visits - 1}: ${error instanceof Error ? error.message : String(error)}`)
  }
  findings.push(...bugsIn(kiosk.dataDir), ...growth(marks))
  kiosk.process.removeAllListeners('exit')
  heap.close()
  await kiosk.stop()
  return { name, visits, outcomes: Object.fromEntries(outcomes), marks, findings }
}

function handlesOf(pid: number): { files: number; children: number } {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  return { files: readdirSync(`/proc/${pid}/fd`).length, children: children.length }
}

function bugsIn(dataDir: string): string[] {
  const log = readFileSync(`${dataDir}/log/bridge.log`, 'utf8').split('\n')
  return log.filter((line) => line.includes('"event":"bug"') || line.includes('"event":"childEnded"'))
}

/**
 * Compares the last two marks with those of the middle third: what is compiled and cached in the first visits isn't growth, and
 * a timer or a connection of just one moment isn't either.
 */
function growth(marks: readonly Mark[]): string[] {
  const third = Math.floor(marks.length / 3)
  const middle = marks.slice(third, 2 * third)
  if (middle.length < 2) return []
  const found: string[] = []
  for (const [what, allowed] of Object.entries({ heap: 2_000_000, files: 1, children: 0, resources: 2 } as const)) {
    const of = (mark: Mark) => mark[what as 'heap' | 'files' | 'children' | 'resources']
    const before = Math.max(...middle.map(of))
    const after = Math.min(...marks.slice(-2).map(of))
    if (after > before + allowed) found.push(`has grown: ${what} from ${before} to ${after}`)
  }
  return found
}
