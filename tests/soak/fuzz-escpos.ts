/** The receipt printer's codecs. */
import { conditionFromRealTime, conditionFromStatusBack } from '#device-bridge/receipt-printer/printer-status.ts'
import { createReturnStream, type Reply } from '#device-bridge/receipt-printer/return-stream.ts'
import { type Fuzz, holdsInOrder, inPieces, mustBe, mustEqual } from './fuzz.ts'

const echo = [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0]
const lumps = [
  echo,
  echo.slice(0, 4),
  [0x14, 0, 0, 0],
  [0x3c, 0, 0x0f, 0],
  [0x37, 0x25, 0],
  [0x37],
  [0x12],
  [0x11],
  [0x13],
  [0],
]

function repliesTo(pieces: Iterable<Uint8Array>): Reply[] {
  const stream = createReturnStream()
  const replies: Reply[] = []
  for (const piece of pieces) replies.push(...stream.push(piece))
  return replies
}

export const returnStream: Fuzz = {
  name: 'ESC/POS return stream',
  run(random) {
    const pieces = Array.from({ length: random.below(10) }, () =>
      random.chance(0.3) ? [...random.bytes(6)] : random.pick(lumps),
    )
    const bytes = Uint8Array.from(pieces.flat())
    const whole = repliesTo([bytes])
    mustEqual(repliesTo(inPieces(bytes, random)), whole, 'in pieces')
    const said = Buffer.from(bytes).toString('latin1')
    for (const reply of whole) {
      // the proof of printing: it must have been said, from its first byte to its last; status may come in between
      if (reply.kind !== 'block') continue
      mustBe(holdsInOrder(said, `7${String.fromCharCode(reply.id)}${reply.data}\0`), 'an echo nobody sent')
    }
    return whole.length > 0 ? 'with replies' : 'without'
  },
}

export const printerStatus: Fuzz = {
  name: 'ESC/POS status',
  run(random) {
    const [printer, cause, error, paper] = [0, 0, 0, 0].map(() => (random.below(256) & 0x6c) | 0x12)
    const seen = conditionFromRealTime([printer ?? 0, cause ?? 0, error ?? 0, paper ?? 0])
    const out = ((paper ?? 0) & 0x60) !== 0 || ((cause ?? 0) & 0x20) !== 0
    mustBe(!out || seen.paper === 'out', 'paper that is out, and isn’t told')
    mustBe(!out || seen.fault !== null, 'ready without paper')
    mustBe(((error ?? 0) & 0x68) === 0 || seen.fault !== null, 'ready with an error')
    const [first, second, third] = [0, 0, 0].map(() => random.below(256))
    const told = conditionFromStatusBack([first ?? 0, second ?? 0, third ?? 0, 0])
    mustBe(((third ?? 0) & 0x0c) === 0 || told.fault !== null, 'ready without paper')
    mustBe(((first ?? 0) & 0x20) === 0 || told.fault?.code === 'coverOpen', 'ready with an open cover')
    return seen.fault?.code ?? 'ready'
  },
}
