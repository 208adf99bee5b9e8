/** Visits to a whole kiosk, whose devices fail in the middle of them. What must hold of each, whatever failed. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeviceSwitch, DockStatus } from '#contract/dock.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import type { Kiosk } from '#tests/support/start-kiosk.ts'
import { mustBe } from './fuzz.ts'
import type { Random } from './random.ts'

const delays = {
  /** ms; whatever happens, a command ends: a print waits 6 s for its proof, and a lost device is reopened within 30 */
  command: 60_000,
  look: 50,
  scrap: 1_000, // what a failed job left in the paper path is fed out and cut off
}

const readerFaults: readonly DeviceSwitch[] = ['readerUnplugged', 'cardPulledEarlyOnce', 'cardUnreadable']
const printerFaults: readonly DeviceSwitch[] = [
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'printerUnplugged',
  'printerUnpluggedMidJobOnce',
]

export interface Visitor {
  /** Throws when something is called printed that isn't, is printed twice, or is somebody else's. @returns how it ended */
  visit(random: Random): Promise<string>
  /** Nothing is broken and nothing lies about. */
  rest(): Promise<void>
}

export function createVisitor(kiosk: Pick<Kiosk, 'dock'>): Visitor {
  const dock: Kiosk['dock'] = (command, payload) => kiosk.dock(command, payload)
  let number = 0
  let people: string[] = []

  const papers = async (): Promise<DockStatus['papers']> => ((await dock('Dock.Status', {})) as DockStatus).papers
  const set = (device: DeviceSwitch, on: boolean) => dock('Dock.Switch', { device, on })

  /** Breaks something at some time while the work is done, and mends it when it is over. */
  async function disturbed<T>(faults: readonly DeviceSwitch[], random: Random, work: Promise<T>): Promise<T> {
    if (random.chance(0.4)) return work
    const device = random.pick(faults)
    await pause(random.below(random.pick([5, 300, 1500])))
    await set(device, true)
    // some wait for a hand: an unplugged reader ends a read by itself, a missing roll a print
    await Promise.race([work, pause(200 + random.below(2000))])
    await set(device, false)
    if (device === 'printerUnpluggedMidJobOnce') await set('printerUnplugged', false)
    return work
  }

  async function read(random: Random): Promise<string> {
    await dock('Dock.LayCard', { personId: random.pick(people) })
    const outcome = await disturbed(readerFaults, random, codeOf(dock('IdCardReader.Read', {})))
    await dock('Dock.TakeCard', {})
    await codeOf(dock('IdCardReader.AwaitRemoval', {}))
    return outcome
  }

  async function print(random: Random): Promise<string> {
    const mark = `NR${String(++number).padStart(6, '0')}`
    const job = {
      jobId: randomUUID(),
      receipt: {
        nodes: [
          { kind: 'title' as const, text: `BEGIN ${mark}` },
          ...Array.from({ length: 3 + random.below(20) }, () => ({ kind: 'text' as const, text: '0123456789' })),
          { kind: 'text' as const, text: `END ${mark}` },
        ],
      },
    }
    const outcome = await disturbed(printerFaults, random, codeOf(dock('ReceiptPrinter.Print', job)))
    // The page may be loaded anew and ask again: the same job is never printed twice.
    if (random.chance(0.5)) {
      const again = await codeOf(dock('ReceiptPrinter.Print', job))
      mustBe(again === outcome, `the same job was ${outcome}, and then ${again}`)
    }
    await rest()
    if (outcome !== 'ok') await pause(delays.scrap)
    check(await papers(), mark, outcome)
    await dock('Dock.TakePaper', {})
    return outcome
  }

  function check(slips: DockStatus['papers'], mark: string, outcome: string): void {
    const whole = slips.filter(({ lines, cut }) => cut && has(lines, `BEGIN ${mark}`) && has(lines, `END ${mark}`))
    mustBe(outcome !== 'ok' || whole.length > 0, `${mark} was called printed, and is on no paper`)
    mustBe(whole.length <= 1, `${mark} is on ${whole.length} papers`)
    mustBe(
      slips.filter(({ lines }) => has(lines, `END ${mark}`)).length <= 1,
      `the end of ${mark} is on more than one paper`,
    )
    for (const { lines } of slips) {
      for (const found of lines.join('\n').matchAll(/NR\d{6}/g))
        mustBe(found[0] === mark, `${found[0]} came after its visit`)
    }
  }

  async function rest(): Promise<void> {
    for (const device of [...readerFaults, ...printerFaults]) await set(device, false)
    await dock('Dock.TakeCard', {})
    const end = performance.now() + delays.command
    for (;;) {
      const { devices } = (await dock('Common.Status', {})) as KioskStatus
      if (devices.every(({ state }) => state === 'ready')) return
      mustBe(performance.now() < end, `not ready again: ${JSON.stringify(devices)}`)
      await pause(delays.look)
    }
  }

  return {
    rest,
    async visit(random) {
      if (people.length === 0)
        people = ((await dock('Dock.Status', {})) as DockStatus).cards.map(({ personId }) => personId)
      const card = await read(random)
      return random.chance(0.3) ? `read ${card}` : `print ${await print(random)}`
    },
  }
}

const has = (lines: readonly string[], text: string): boolean => lines.some((line) => line.includes(text))

/** `ok`, or the code of the fault. */
async function codeOf(completion: Promise<unknown>): Promise<string> {
  const late = new Error('a command that never ended')
  const outcome = completion.then(
    () => 'ok',
    (error: Error) => / (\w+) $/.exec(error.message)?.[1] ?? error.message,
  )
  const patience = new AbortController()
  const limit = pause(delays.command, undefined, { signal: patience.signal }).then(
    () => Promise.reject(late),
    () => 'in time',
  )
  try {
    return await Promise.race([outcome, limit])
  } finally {
    patience.abort()
  }
}
