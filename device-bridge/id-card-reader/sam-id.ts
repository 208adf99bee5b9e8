/** The number of a security module, which the reader's maker and the police know it by (GA 450). */

const idLength = 16
const digits = [2, 2, 8, 10, 10] // some vendors write the last two with 9: compare as numbers
const separators = ['.', '-', '-', '-', '']

/**
 * @param data of the reply to "read SAM id": five little-endian numbers, of 2, 2, 4, 4 and 4 bytes
 * @returns e.g. "05.03-20240411-0000000042-0123456789"; null when it has another length
 */
export function samIdOf(data: Uint8Array): string | null {
  if (data.length !== idLength) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const numbers = [
    view.getUint16(0, true),
    view.getUint16(2, true),
    ...[4, 8, 12].map((at) => view.getUint32(at, true)),
  ]
  return numbers.map((number, at) => String(number).padStart(digits[at] ?? 0, '0') + separators[at]).join('')
}

/** Whether a text is such a number, as vendors write it. */
export function isSamId(text: string): boolean {
  return /^\d{2}\.\d{2}-\d{8}-\d{9,10}-\d{9,10}$/.test(text)
}
