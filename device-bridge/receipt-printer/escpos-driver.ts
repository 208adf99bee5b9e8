/**
 * A receipt printer that speaks ESC/POS. Two things are never taken for granted: that a receipt was printed, and that
 * the printer holds nothing of the last visitor.
 */
import { type FaultCode, fault } from '#contract/faults.ts'
import type { ReceiptLine } from '#contract/receipt-layout.ts'
import { done, failed, type Result } from '#contract/result.ts'
import type { Condition, ReceiptPrinter } from '../device.ts'
import type { Port } from '../ports/port.ts'
import { encodeCut, encodeReceipt, mustBeDrawn } from './escpos-encode.ts'
import { openGlyphFonts } from './glyph-font.ts'
import { runJob } from './print-job.ts'
import { createPrinterLink, type PrinterLink } from './printer-link.ts'
import { createPrinterLook } from './printer-look.ts'
import { askInTurn, askModel, clearBuffer, knowsEcho, leaveError, pullBack, statusBackOn } from './printer-requests.ts'
import { conditionFromStatusBack } from './printer-status.ts'
import type { PrinterProfile } from '#contract/printer-profiles.ts'
import { drawLine } from './raster.ts'
import { echoAlphabet, type Reply } from './return-stream.ts'

const delays = {
  staleInput: 50, // ms; what the last process asked for may still be on its way
  emptyQueue: 1_000, // ms; longer than an idle printer takes for anything
  queueAnswers: 100, // ms; answers to requests that stand next to each other in the queue come together
  pullingBack: 4_000, // ms; a long slip at the presenter's 200 mm/s, and a printer that waits before it begins
  mouthPoll: 300, // ms; whether it is back in
  leftForGood: 120_000, // ms; longer than a visit lasts that nobody touches: its slip is private paper in front of the next one
}

export function createEscposPrinter(port: Port, profile: PrinterProfile): ReceiptPrinter {
  let link: PrinterLink | undefined
  let tell: ((condition: Condition | null) => void) | undefined
  const look = createPrinterLook(profile)
  /** What this connection's printer said of itself when it was first able to answer. */
  let met: { echoes: boolean; model: string | null } | undefined
  /** As last told or returned. */
  let known: Condition | null = null
  /** A job is on its way, or a change is being looked at: what the printer tells by itself isn't news. */
  let attending = false
  /** The printer may hold lines that nobody must get any more. Outlives the connection: a pulled plug empties nothing. */
  let dirty = true
  /** A request stands behind those lines, in a printer that can't be cleared: its answer says that they are gone. */
  let running = false
  let ranOut: NodeJS.Timeout | undefined
  /** It says that it is well, and nobody heard yet that it is empty. */
  let unheard = false
  /** A part of a receipt may hang in the paper path, to be cut off before the next one. */
  let scrap = false
  let lastId = Math.floor(Math.random() * echoIds) // what the last process asked for must not fit

  function freshId(): string {
    lastId = (lastId + 1) % echoIds
    return echoId(lastId)
  }

  /** A printer that can't be emptied can't be used, whatever else it says of itself. */
  function asSeen(seen: Condition): Condition {
    return dirty && seen.fault === null ? { ...seen, fault: fault('printerError') } : seen
  }

  /** What the printer told by itself may be noise on the line: it only says that it is time to look. */
  async function attend(link: PrinterLink): Promise<void> {
    attending = true
    const seen = await lookAt(link)
    attending = false
    if (seen) tell?.(seen)
  }

  function hear(link: PrinterLink, reply: Reply): void {
    if (reply.kind === 'status' && !attending && known && isNews(known, asSeen(conditionFromStatusBack(reply.bytes)))) {
      void attend(link)
    }
    if (reply.kind !== 'queued' || !running) return
    clearTimeout(ranOut)
    ranOut = setTimeout(() => {
      running = false
      dirty = false
    }, delays.queueAnswers)
  }

  function dropLink(): void {
    link = undefined
    met = undefined
    known = null
    running = false
    clearTimeout(ranOut)
  }

  async function close(): Promise<void> {
    const closing = link
    dropLink()
    await closing?.close()
  }

  /** Drops whatever waits in the printer, or, where it doesn't know how, lets it run out. */
  async function empty(link: PrinterLink, error: FaultCode | null, signal?: AbortSignal): Promise<void> {
    if (error === 'cutterJam' || error === 'printerError') void link.sendNow(leaveError)
    if (await clearBuffer(link, signal)) {
      running = false
      dirty = false
      return
    }
    if (link.lost || signal?.aborted) return
    const answered = link.reply((reply) => (reply.kind === 'queued' ? true : null), delays.emptyQueue, signal)
    const asked = running
    running = true
    if (!asked) void link.send(askInTurn)
    await answered
    await pause(link, delays.queueAnswers, signal)
  }

  /** Looks, and when the printer is well again, parts the scrap of a failed job from what comes next. */
  async function lookAt(link: PrinterLink, signal?: AbortSignal): Promise<Condition | null> {
    const condition = await look.at(link, signal)
    if (condition === null) return null
    unheard = dirty && condition.fault === null
    const seen = asSeen(condition)
    if (scrap && seen.fault === null) {
      scrap = false
      void link.send(encodeCut(profile))
    }
    known = seen
    return seen
  }

  /** Asks a printer that is well what it can and who it is. */
  async function meet(link: PrinterLink): Promise<{ echoes: boolean; model: string | null }> {
    const model = profile.tellsModel ? await askModel(link) : null
    const echoes = profile.echo === 'ask' ? await knowsEcho(link, freshId()) : profile.echo
    return (met = { echoes, model })
  }

  /** Meets a printer that was seen to be well. */
  async function greet(link: PrinterLink, seen: Condition): Promise<Condition> {
    const { model } = await meet(link)
    return profile.tellsModel ? { ...seen, identity: model } : seen
  }

  async function open(signal: AbortSignal): Promise<Result<Condition>> {
    await close()
    const opened = await port.open(signal)
    if (!opened.ok) return opened
    if (signal.aborted) {
      await opened.value.close()
      return failed(fault('canceled'))
    }
    const opening = createPrinterLink(opened.value, {
      onReply: (reply) => hear(opening, reply),
      onLost() {
        if (link === opening) dropLink()
        tell?.(null)
      },
    })
    link = opening
    dirty = true
    // Before anything else: with the first byte it gets, a printer may go on with what it still holds.
    await empty(opening, null, signal)
    await pause(opening, delays.staleInput, signal)
    let seen = await lookAt(opening, signal)
    if (seen?.fault?.code === 'cutterJam' || seen?.fault?.code === 'printerError') {
      await empty(opening, seen.fault.code, signal)
      seen = await lookAt(opening, signal)
    }
    if (seen === null) {
      if (link === opening) dropLink()
      await opening.close()
      return failed(fault(signal.aborted ? 'canceled' : opening.lost ? 'deviceLost' : 'deviceSilent'))
    }
    if (profile.statusBack) void opening.send(statusBackOn)
    return done(seen.fault === null ? await greet(opening, seen) : seen)
  }

  async function ping(signal: AbortSignal): Promise<Result<Condition>> {
    let seen = link && (await lookAt(link, signal))
    if (link && seen && unheard) {
      // its answer was lost on the line: without another question it would wait for it for ever
      running = false
      await empty(link, null, signal)
      seen = link && (await lookAt(link, signal))
    }
    if (!link || !seen) return failed(fault('deviceLost'))
    if (!met && seen.fault === null) return done(await greet(link, seen))
    const since = look.mouthFullSince()
    if (profile.presenter === 'retracts' && since !== null && performance.now() - since >= delays.leftForGood) {
      void link.send(pullBack)
    }
    return done(seen)
  }

  async function retract({ signal }: { signal: AbortSignal }): Promise<Result<void>> {
    const retracting = link
    const until = performance.now() + delays.pullingBack
    for (let asked = false; ; asked = true) {
      const seen = retracting && (await lookAt(retracting, signal))
      if (signal.aborted) return failed(fault('canceled'))
      if (!retracting || !seen) return failed(fault('deviceLost'))
      if (look.mouthFullSince() === null) {
        tell?.(seen)
        return done(undefined)
      }
      if (profile.presenter !== 'retracts' || performance.now() >= until) return failed(fault('paperLeft'))
      if (!asked) void retracting.send(pullBack)
      await pause(retracting, delays.mouthPoll, signal)
    }
  }

  /** Once bytes are on their way the signal is no longer heard: the outcome is printed, failed or unknown, never canceled. */
  async function print(lines: ReceiptLine[], { signal }: { signal: AbortSignal }): Promise<Result<void>> {
    const printing = link
    const before = printing && (await lookAt(printing, signal))
    if (signal.aborted) return failed(fault('canceled'))
    if (!printing || !before) return failed(fault('deviceLost'))
    if (before.fault) return failed(before.fault)
    if (look.mouthFullSince() !== null) return failed(fault('paperLeft'))
    const { echoes } = met ?? (await meet(printing))
    const fonts = lines.some((line) => mustBeDrawn(line, profile)) ? await openGlyphFonts() : null
    if (signal.aborted) return failed(fault('canceled'))
    if (printing.lost) return failed(fault('deviceLost'))

    const bytes = encodeReceipt(lines, profile, fonts && ((line) => drawLine(line, profile, fonts)))
    attending = true
    const { outcome, sent } = await runJob(printing, {
      bytes,
      lines: lines.length,
      speed: profile.speed,
      echo: echoes ? freshId() : null,
    })
    attending = false
    if (outcome === 'printed') return done(undefined)
    dirty = true
    scrap = outcome !== 'paperOut' // whoever loads a new roll takes the rest of the old one out
    if (!printing.lost && sent) await empty(printing, outcome)
    if (!printing.lost && !sent) {
      // What wasn't sent would go before the command to forget it: only closing the port drops it.
      await close()
      tell?.(null)
    }
    return failed(fault(outcome))
  }

  return { open, ping, print, retract, close, onChange: (listener) => void (tell = listener) }
}

const echoIds = echoAlphabet.length ** 4

/** Four letters for a number below `echoIds`. */
function echoId(number: number): string {
  const letter = (place: number): string =>
    echoAlphabet.charAt(Math.floor(number / echoAlphabet.length ** place) % echoAlphabet.length)
  return [3, 2, 1, 0].map(letter).join('')
}

function isNews(known: Condition, told: Condition): boolean {
  return known.fault?.code !== told.fault?.code || known.paper !== told.paper
}

async function pause(link: PrinterLink, milliseconds: number, signal?: AbortSignal): Promise<void> {
  await link.reply(() => null, milliseconds, signal)
}
