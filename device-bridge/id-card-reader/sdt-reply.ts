/** What a reply of the SAM_V module says: its status bytes SW1 SW2 SW3 as one word, and what the good ones carry. */

/** Status byte SW3 → meaning (SDT protocol, GA 450). */
const statuses = {
  0x90: 'success',
  0x9f: 'found',
  0x91: 'noContent', // as good as success: the card has no such item
  0x10: 'requestCheckWrong',
  0x11: 'requestLengthWrong',
  0x21: 'unknownCommand',
  0x23: 'outOfOrder',
  0x24: 'unknownError',
  0x31: 'cardRefusedSam',
  0x32: 'samRefusedCard',
  0x33: 'cardNotGenuine',
  0x40: 'unknownCardType',
  0x41: 'readFailed',
  0x47: 'noRandomNumber',
  0x60: 'selfTestFailed',
  0x66: 'notAuthorised',
  0x80: 'notFound',
  0x81: 'selectFailed',
} as const

/** `unrecognised`: a status byte that stands in no table. */
export type SdtStatus = (typeof statuses)[keyof typeof statuses] | 'unrecognised'

export interface SdtReply {
  status: SdtStatus
  /** A view into the body of the frame. */
  data: Uint8Array
}

/** @returns null when the body is too short to be a reply */
export function parseReply(body: Uint8Array): SdtReply | null {
  const [sw1, sw2, sw3] = body
  if (sw1 === undefined || sw2 === undefined || sw3 === undefined) return null
  const status = isStatusByte(sw3) ? statuses[sw3] : 'unrecognised'
  // errors of the card carry details in SW1 and SW2; a good status never does
  const good = status === 'success' || status === 'found' || status === 'noContent'
  return { status: good && (sw1 !== 0 || sw2 !== 0) ? 'unrecognised' : status, data: body.subarray(3) }
}

/**
 * The 256 bytes of text in a reply to "read text and photo": text length, photo length (2 bytes each), text, photo.
 * @returns a view into `data`, or null when the lengths don't fit
 */
export function textOfRead(data: Uint8Array): Uint8Array | null {
  if (data.length < 4) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const [textLength, photoLength] = [view.getUint16(0), view.getUint16(2)]
  return textLength === 256 && data.length === 4 + textLength + photoLength ? data.subarray(4, 4 + textLength) : null
}

function isStatusByte(byte: number): byte is keyof typeof statuses {
  return byte in statuses
}
