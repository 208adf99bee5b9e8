/** The driver of code scanners. What a scanner says while nobody asks is thrown away: it is the last visitor's, or noise. */
import { createHash } from 'node:crypto'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { ScannedCode } from '#contract/scanned-code.ts'
import type { CodeScanner, Condition } from '../device.ts'
import type { Connection, Port } from '../ports/port.ts'
import { scannedCode } from './scanned-code.ts'
import type { Heard, ScannerDecoder, ScannerProtocol } from './scanner-protocol.ts'

const delays = {
  reply: 1_000, // ms; scanners answer within 300, unless they are decoding a picture
  retrigger: 2_500, // ms; a scanner stops looking by itself, the earliest 3 s after it was triggered
  betweenBytes: 200, // ms; a code comes in one go: what comes later isn't the rest of it
  sameCode: 1_500, // ms; a telephone that is still being held there isn't being shown again
}

const probes = 3 // the first one may drown in what the line still held from before

const triggersUntilLost = 3 // in a row without a word: its cable was pulled, or it hangs

interface Plugged {
  connection: Connection
  decoder: ScannerDecoder
  lastData: number
  /** Who is told what the scanner says; null = nobody listens. */
  hear: ((heard: Heard) => void) | null
  /** Ends whatever waits. */
  giveUp: (() => void) | null
}

export function createCodeScanner(port: Port, { trigger, createDecoder }: ScannerProtocol): CodeScanner {
  let plugged: Plugged | null = null
  let tellChange = (_condition: Condition | null): void => {}
  /** A digest of the last code, for as long as it counts; the code itself is nobody's to keep. */
  let last: string | null = null
  let forgetting: NodeJS.Timeout | undefined

  function plug(connection: Connection): Plugged {
    const scanner: Plugged = { connection, decoder: createDecoder(), lastData: 0, hear: null, giveUp: null }
    connection.onData((bytes) => {
      if (performance.now() - scanner.lastData > delays.betweenBytes) scanner.decoder.clear()
      scanner.lastData = performance.now()
      for (const heard of scanner.decoder.push(bytes)) {
        scanner.hear?.(heard)
        if (heard.kind === 'code') heard.bytes.fill(0)
      }
      bytes.fill(0)
    })
    connection.onLost(() => {
      const wasOpen = plugged === scanner
      if (wasOpen) plugged = null
      scanner.giveUp?.()
      if (wasOpen) tellChange(null)
    })
    return scanner
  }

  /** Sends a command. @returns whether the scanner took it */
  function ask(scanner: Plugged, command: Uint8Array): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (accepted: boolean): void => {
        clearTimeout(patience)
        scanner.hear = scanner.giveUp = null
        resolve(accepted)
      }
      const patience = setTimeout(end, delays.reply, false)
      scanner.giveUp = () => end(false)
      scanner.hear = (heard) => {
        if (heard.kind === 'reply') end(heard.accepted)
      }
      void scanner.connection.write(command).then((written) => written.ok || end(false))
    })
  }

  function isAgain(code: string): boolean {
    const digest = createHash('sha256').update(code).digest('base64')
    const again = digest === last
    last = digest
    clearTimeout(forgetting)
    forgetting = setTimeout(() => (last = null), delays.sameCode)
    return again
  }

  /** Listens until a code comes that is one, and a new one. */
  function awaitCode(scanner: Plugged, signal: AbortSignal): Promise<Result<ScannedCode>> {
    return new Promise((resolve) => {
      /** What comes before the scanner says that it looks, it saw before it was asked. */
      let looking = trigger === null
      scanner.decoder.dropBegun()
      let unanswered = 0
      const look = (): void => {
        if (trigger === null) return
        if (unanswered++ >= triggersUntilLost) return end(failed(fault('deviceLost')))
        void scanner.connection.write(trigger.start)
      }
      const retrigger = setInterval(look, delays.retrigger)
      const patience = setTimeout(() => looking || end(failed(fault('deviceLost'))), delays.reply)
      const end = (result: Result<ScannedCode>): void => {
        clearInterval(retrigger)
        clearTimeout(patience)
        signal.removeEventListener('abort', cancel)
        scanner.hear = scanner.giveUp = null
        resolve(result)
      }
      const cancel = (): void => end(failed(fault('canceled')))
      scanner.giveUp = () => end(failed(fault('deviceLost')))
      signal.addEventListener('abort', cancel)
      scanner.hear = (heard) => {
        unanswered = 0
        if (heard.kind === 'reply') looking ||= heard.accepted
        if (heard.kind === 'reply' || !looking) return
        const code = scannedCode(heard.bytes)
        if (code === null) return
        if (!code.ok || !isAgain(code.value.code)) return end(code)
        look() // having found one, it has stopped
      }
      look()
    })
  }

  return {
    async open(signal) {
      const opened = await port.open(signal)
      if (!opened.ok) return opened
      const scanner = plug(opened.value)
      for (let tries = 0; tries < probes; tries++) {
        if (signal.aborted) break
        if (trigger !== null && !(await ask(scanner, trigger.stop))) continue
        plugged = scanner
        return done(fine)
      }
      await scanner.connection.close()
      return failed(fault(signal.aborted ? 'canceled' : 'deviceSilent'))
    },

    async ping(signal) {
      if (signal.aborted) return failed(fault('canceled'))
      if (plugged === null) return failed(fault('deviceLost'))
      // one that takes no commands is there as long as its port is
      const there = trigger === null || (await ask(plugged, trigger.stop))
      return there ? done(fine) : failed(fault('deviceLost'))
    },

    async scan({ signal }) {
      const scanner = plugged
      if (scanner === null) return failed(fault('deviceLost'))
      if (signal.aborted) return failed(fault('canceled'))
      const code = await awaitCode(scanner, signal)
      // one that found a code has stopped by itself
      if (!code.ok && trigger !== null && plugged === scanner) await ask(scanner, trigger.stop)
      return code
    },

    onChange(listener) {
      tellChange = listener
    },

    async close() {
      const closing = plugged
      plugged = null
      closing?.giveUp?.()
      clearTimeout(forgetting)
      last = null
      await closing?.connection.close()
    },
  }
}

const fine: Condition = { fault: null, paper: null }
