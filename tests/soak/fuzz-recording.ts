/** Recording: what scrubs must keep every length, and a file that somebody edited must not break the reader of files. */
import { parseRecording } from '#device-bridge/recording/recording.ts'
import { createEscposScrubber } from '#device-bridge/recording/scrub-escpos.ts'
import { createSdtReplyScrubber } from '#device-bridge/recording/scrub-sdt.ts'
import { concat, type Scrubber } from '#device-bridge/recording/scrubber.ts'
import { encodeFrame } from '#device-bridge/id-card-reader/sdt-frame.ts'
import { type Fuzz, inPieces, mustBe, mustEqual } from './fuzz.ts'

function scrubbed(scrubber: Scrubber, pieces: Iterable<Uint8Array>): string {
  const done: Uint8Array[] = []
  for (const piece of pieces) done.push(scrubber.push(Uint8Array.from(piece)))
  return Buffer.from(concat([...done, scrubber.end()])).toString('hex')
}

const printerCommands = [
  [0x1b, 0x40],
  [0x1d, 0x76, 0x30, 0, 2, 0, 3, 0],
  [0x1d, 0x28, 0x6b, 9, 0, 0x31, 0x50, 0x30],
  [0x1d, 0x28, 0x4c, 20, 0, 48, 112],
  [0x1d, 0x38, 0x4c, 30, 0, 0, 0],
  [0x1b, 0x2a, 33, 9, 0],
  [0x1d, 0x6b, 73, 12],
  [0x10, 0x14],
  [0x1c],
  [0xd7],
  [0x82, 0x35],
]

export const scrubbers: Fuzz = {
  name: 'scrubbers',
  run(random) {
    const isPrinter = random.chance(0.5)
    const lump = (): Uint8Array | number[] =>
      isPrinter ? random.pick(printerCommands) : encodeFrame(Uint8Array.of(0, 0, 0x90, ...random.bytes(300)))
    const bytes = Buffer.concat(
      Array.from({ length: random.below(6) }, () => Uint8Array.from(random.chance(0.4) ? random.bytes(40) : lump())),
    )
    const create = isPrinter ? createEscposScrubber : createSdtReplyScrubber
    const whole = scrubbed(create(), [bytes])
    mustBe(whole.length === 2 * bytes.length, 'another length')
    mustEqual(scrubbed(create(), inPieces(bytes, random)), whole, 'in pieces')
    return isPrinter ? 'to a printer' : 'from a reader'
  },
}

const lines = [
  '{"recording":1,"device":"idCardReader","driver":"sdt","profile":null,"url":"virtual:","openedAt":"2026-11-24T00:00:00Z"}',
  '{"at":1.5,"way":"in","hex":"aaaaaa9669"}',
  '{"at":2,"end":"lost"}',
]

export const recordingFile: Fuzz = {
  name: 'recording file',
  run(random) {
    const signs = Array.from(lines.join('\n'))
    for (let harm = random.below(3); harm > 0; harm--)
      signs[random.below(signs.length)] = random.pick(['"', '}', '0', '\n', 'x'])
    return parseRecording(signs.join('')).ok ? 'read' : 'refused'
  },
}
