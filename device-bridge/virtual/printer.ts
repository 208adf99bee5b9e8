/**
 * A virtual receipt printer, below the codec: it reads the real byte stream, keeps a buffer, prints line by line at the
 * speed of a real mechanism, and answers as real printers do. Its faults are switched on by hand (the dock) or by a test.
 */
import type { DockStatus } from '#contract/dock.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { createEscposParser, type PrinterInstruction } from './escpos-parser.ts'
import { createInputBuffer } from './input-buffer.ts'
import { halfOfJob, isPrinting } from './half-job.ts'
import { type Slip, slipLines, slipSvg } from './paper.ts'
import { createPrinterMechanism } from './printer-mechanism.ts'
import {
  fullStatus,
  isOffline,
  paperSensors,
  type PrinterState,
  realTimeAnswer,
  statusBack,
} from './printer-status-bytes.ts'
import { createRealTimeEar } from './real-time-ear.ts'

/**
 * `cutterJam`: the blade gets stuck at the next cut. `printerUnplugged`: who is connected is hung up on, and so is who
 * connects. `printerUnpluggedMidJobOnce`: that happens after half of the next job's lines; then only `printerUnplugged` is on.
 */
export type PrinterSwitch =
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'cutterJam'
  | 'headHot'
  | 'printerUnplugged'
  | 'printerUnpluggedMidJobOnce'

export interface VirtualPrinterOptions {
  /** What its profile leaves to be asked: `full` has GS ( H and DLE DC4 fn 8; `plain`, like most cheap printers, has neither. */
  model?: 'full' | 'plain'
  /** mm per second, where it isn't the profile's; 0 = no pacing. */
  speed?: number
  /** Bytes its input buffer holds. */
  buffer?: number
}

export interface VirtualPrinter {
  /** Plugs a computer in: `send` is called with what the printer says, `hangUp` when it is unplugged. */
  connect(send: (bytes: Uint8Array) => void, hangUp: () => void): { receive(bytes: Uint8Array): void; closed(): void }
  set(name: PrinterSwitch, on: boolean): void
  switches(): Record<PrinterSwitch, boolean>
  /** Slips that came out, newest last; the last one may still hang in the printer. */
  papers(): DockStatus['papers']
  /** Takes what came out, and tears off what hangs out. */
  takePaper(): void
  /** Called when a slip was cut, taken or torn, and when a switch has become another. One listener. */
  onChange(listener: () => void): void
}

/** What it answers to GS I 67. */
export const modelName = 'LINBAN VIRTUAL'

interface Plug {
  send: (bytes: Uint8Array) => void
  hangUp: () => void
}

export function createVirtualPrinter(
  profile: PrinterProfile,
  { model = 'full', speed = profile.speed, buffer = Infinity }: VirtualPrinterOptions = {},
): VirtualPrinter {
  const switches: Record<PrinterSwitch, boolean> = {
    paperLow: false,
    paperOut: false,
    coverOpen: false,
    cutterJam: false,
    headHot: false,
    printerUnplugged: false,
    printerUnpluggedMidJobOnce: false,
  }
  const parser = createEscposParser(profile, profile.echo === 'ask' ? model === 'full' : profile.echo)
  const mechanism = createPrinterMechanism(profile)
  let plug: Plug | null = null
  /** A plug that was pulled holds the printing up until the host speaks again, so that what is left in the buffer shows. */
  let held = false
  let queue: PrinterInstruction[] = []
  let moving: NodeJS.Timeout | undefined
  let cutterStuck = false
  let tellsStatus = false
  /** Lines until the plug is pulled in the middle of this job. */
  let linesLeft: number | null = null
  let slips: { id: number; slip: Slip }[] = []
  /** The last one is held in the mouth. */
  let mouthFull = false
  let nextId = 1
  let tellChange = (): void => {}

  const state = (): PrinterState => ({ ...switches, cutterStuck, mouthFull })
  const say = (...bytes: number[]): void => plug?.send(Uint8Array.from(bytes))
  const input = createInputBuffer(buffer, say)
  const tellStatus = (): void => {
    if (tellsStatus) say(...statusBack(state()))
  }

  function unplug(): void {
    held = true
    const pulled = plug
    plug = null
    pulled?.hangUp()
  }

  function clear(): void {
    queue = []
    input.clear()
    parser.reset()
    mechanism.dropLine()
    linesLeft = null
  }

  const ear = createRealTimeEar({
    askStatus: (n) => say(realTimeAnswer(n, state())),
    askFullStatus() {
      if (profile.presenter !== 'none') say(...fullStatus(state()))
    },
    leaveError() {
      if (!cutterStuck || switches.cutterJam) return // the blade is still stuck: it only tries again
      cutterStuck = false
      clear()
      tellStatus()
    },
    clear() {
      if (model === 'plain') return false
      clear()
      say(0x37, 0x25, 0x00)
      return true
    },
  })

  /** The cut stays to be done: freed, a printer goes on at the line where the error was (ESC/POS, DLE ENQ). */
  function jam(): void {
    cutterStuck = true
    tellStatus()
    tellChange()
  }

  function finishSlip(): void {
    slips.push({ id: nextId++, slip: mechanism.takeSlip() })
    mouthFull = profile.presenter !== 'none'
    tellChange()
  }

  /** Counts down to the pulled plug. @returns false while nobody knows the job's half */
  function countDown(): boolean {
    if (!switches.printerUnpluggedMidJobOnce || linesLeft !== null) return true
    const half = halfOfJob(queue)
    if (half !== null && half > 0) linesLeft = half
    return half !== null
  }

  /**
   * Works through the buffer as far as it can; comes back by itself when the paper has moved.
   * @param from when the paper came to rest: counted from there, late timers don't slow the paper down
   */
  function work(from = performance.now()): void {
    while (moving === undefined && !held && !isOffline(state())) {
      const next = queue[0]
      if (!next || (isPrinting(next) && !countDown())) return
      if (next.kind === 'cut' && switches.cutterJam) return jam()
      queue.shift()
      input.free(next.bytes.length)
      const dots = act(next)
      if (dots > 0 && linesLeft !== null && --linesLeft === 0) {
        linesLeft = null
        switches.printerUnpluggedMidJobOnce = false
        switches.printerUnplugged = true
        unplug()
        tellChange()
      }
      if (dots > 0 && speed > 0) {
        const atRest = from + (dots / 8 / speed) * 1000
        moving = setTimeout(
          () => {
            moving = undefined
            work(atRest)
          },
          Math.max(0, atRest - performance.now()),
        )
      }
    }
  }

  /** @returns how far the paper moves, in dots */
  function act(instruction: PrinterInstruction): number {
    if (instruction.kind === 'askInTurn') say(paperSensors(state()))
    if (instruction.kind === 'echo') say(0x37, 0x22, ...instruction.id, 0x00)
    if (instruction.kind === 'askModel') say(0x5f, ...Buffer.from(modelName), 0x00)
    if (instruction.kind === 'retract' && mouthFull) {
      mouthFull = false
      slips.pop() // into the bin inside the machine
      tellChange()
    }
    if (instruction.kind === 'init') tellsStatus = false // some models forget it, so nobody may rely on it
    if (instruction.kind === 'statusBack') {
      tellsStatus = instruction.on
      tellStatus()
    }
    const dots = mechanism.print(instruction)
    if (instruction.kind === 'cut') finishSlip()
    return dots
  }

  const papers = (): { id: number; slip: Slip }[] =>
    mechanism.slip().rows.length > 0 ? [...slips, { id: nextId, slip: mechanism.slip() }] : slips

  return {
    connect(send, hangUp) {
      const mine: Plug = { send, hangUp }
      if (switches.printerUnplugged) queueMicrotask(hangUp)
      else {
        plug?.hangUp()
        plug = mine
        held = true
      }
      return {
        receive(bytes) {
          if (plug !== mine) return
          const kept = input.take(ear.hear(bytes)) // hearing may clear the queue
          queue.push(...parser.push(kept))
          held = false
          work()
        },
        closed() {
          if (plug !== mine) return
          plug = null
          held = true
        },
      }
    },
    set(name, on) {
      if (switches[name] === on) return
      switches[name] = on
      if (name === 'printerUnplugged' && on) unplug()
      if (name === 'cutterJam' && !on) cutterStuck = false // whoever frees the blade opens and shuts the cover
      if (name === 'paperOut' && !on && mechanism.slip().rows.length > 0) finishSlip() // the old roll's end is taken out
      tellStatus()
      tellChange()
      work()
    },
    switches: () => ({ ...switches }),
    papers: () =>
      papers().map(({ id, slip }) => ({
        id,
        svg: slipSvg(slip, profile),
        lines: slipLines(slip, profile),
        bytes: Buffer.concat(slip.bytes).toString('hex'),
        cut: slip.cut,
      })),
    takePaper() {
      slips = []
      mouthFull = false
      if (moving === undefined && mechanism.slip().rows.length > 0) {
        mechanism.takeSlip()
        nextId++
      }
      tellChange()
    },
    onChange: (listener) => void (tellChange = listener),
  }
}
