/** For tests: a scanner at the end of a port in memory, with the habits of a Newland. Codes are made up. */
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import type { Port } from '../ports/port.ts'

export const medicalCode = `424${'0123456789'.repeat(2)}37000`

export const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** What a scanner answers to a command it was sent: 06 = done. */
export function replyTo(command: Uint8Array, word = 0x06): Uint8Array {
  return Uint8Array.of(0x02, ...command.subarray(1, -2), word, 0x3b, 0x03)
}

export interface FakeScanner {
  port: Port
  /** Commands as text, without their frame. */
  asked: string[]
  looking: boolean
  /** Answers no command. */
  deaf: boolean
  /** The word with which it answers. */
  word: number
  /** Every piece of bytes that was handed over. */
  said: Uint8Array[]
  /** Says these bytes, whatever it was told. */
  say(bytes: Uint8Array): void
  /** Somebody holds a code there: it is said only while it looks, and then it looks no longer. */
  show(code: string): void
  unplug(): void
}

const looksFor = 3_000 // ms after it was triggered

export function fakeScanner(): FakeScanner {
  let tellData = (_bytes: Uint8Array): void => {}
  let tellLost = (): void => {}
  let up = false
  let stopsLooking: NodeJS.Timeout | undefined

  const scanner: FakeScanner = {
    asked: [],
    looking: false,
    deaf: false,
    word: 0x06,
    said: [],
    say(bytes) {
      const piece = Uint8Array.from(bytes)
      scanner.said.push(piece)
      tellData(piece)
    },
    show(code) {
      if (!scanner.looking) return
      scanner.looking = false
      scanner.say(ascii(`${code}\r`))
    },
    unplug() {
      up = false
      tellLost()
    },
    port: {
      url: 'serial:/dev/ttyACM0',
      open: () => {
        up = true
        return Promise.resolve(
          done({
            write(bytes) {
              if (!up) return Promise.resolve(failed(fault('deviceLost')))
              const name = Buffer.from(bytes.subarray(7, -2)).toString()
              scanner.asked.push(name)
              if (scanner.deaf) return Promise.resolve(done(undefined))
              scanner.looking = name === 'SCNTRG1'
              clearTimeout(stopsLooking)
              stopsLooking = setTimeout(() => (scanner.looking = false), looksFor)
              const reply = replyTo(bytes, scanner.word)
              setTimeout(() => scanner.say(reply), 20)
              return Promise.resolve(done(undefined))
            },
            onData: (listener) => (tellData = listener),
            onLost: (listener) => (tellLost = listener),
            close: () => {
              up = false
              return Promise.resolve()
            },
          }),
        )
      },
    },
  }
  return scanner
}
