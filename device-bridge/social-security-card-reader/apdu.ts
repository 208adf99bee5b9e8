/** Commands to a chip card and their answers (ISO 7816-4), with the two ways in which a card asks to be asked again. */

export interface CardAnswer {
  /** SW1 SW2. */
  status: number
  /** The caller's to wipe. */
  data: Uint8Array
}

/** Sends one command as it is; null when the card or the reader is gone, or garbles. */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array | null>

const askedAgain = 4 // times at most for one command: a card that always has more has nothing

export const ok = 0x90_00

export function selectByName(name: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x04, 0x00, name.length, ...name)
}

/** @param how 2 = a file of the selected application; 0 = any, which older cards want */
export function selectFile(id: number, how: 0 | 2): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, how, 0x00, 2, id >> 8, id & 0xff)
}

/** By the tag with which the record begins. */
export function readRecordByTag(tag: number, length: number): Uint8Array {
  return Uint8Array.of(0x00, 0xb2, tag, 0x00, length)
}

/** By its number within the selected file, from 1. */
export function readRecordByNumber(number: number, length: number): Uint8Array {
  return Uint8Array.of(0x00, 0xb2, number, 0x04, length)
}

/** @returns the answer, with what the card wanted to be fetched (61xx) or asked with another length (6Cxx); null as `transmit` */
export async function exchange(transmit: Transmit, command: Uint8Array): Promise<CardAnswer | null> {
  let data: Uint8Array = new Uint8Array()
  let next = command
  for (let times = 0; times <= askedAgain; times++) {
    const reply = await transmit(next)
    const answer = reply === null ? null : parse(reply)
    if (answer === null) return null
    const [sw1, sw2] = [answer.status >> 8, answer.status & 0xff]
    if (sw1 === 0x6c) {
      // the length wanted stands last: in place of another one, or behind what the command carries
      next = Uint8Array.of(...(next.length > 5 ? next : next.subarray(0, 4)), sw2)
      continue
    }
    data = join(data, answer.data)
    if (sw1 !== 0x61) return { status: answer.status, data }
    next = Uint8Array.of(0x00, 0xc0, 0x00, 0x00, sw2)
  }
  return null
}

function parse(reply: Uint8Array): CardAnswer | null {
  const [sw1, sw2] = reply.subarray(-2)
  if (sw1 === undefined || sw2 === undefined) return null
  return { status: sw1 * 0x1_00 + sw2, data: reply.subarray(0, -2) }
}

/** Both wiped: what a card says must not stay behind in pieces. */
function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = Uint8Array.of(...first, ...second)
  first.fill(0)
  second.fill(0)
  return whole
}
