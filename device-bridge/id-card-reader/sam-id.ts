/**
 * The serial number of the security module as people write it, e.g. `05.03-20240131-0000000042-0123456789`.
 * @param data 16 bytes, little-endian: two 16-bit numbers, then date and two serial numbers of 32 bits
 * @returns null when that isn't what was given: whatever answered is no SAM_V module
 */
export function parseSamId(data: Uint8Array): string | null {
  if (data.length !== 16) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const group = (value: number, digits: number) => value.toString().padStart(digits, '0')
  const kind = `${group(view.getUint16(0, true), 2)}.${group(view.getUint16(2, true), 2)}`
  // some displays pad the last two groups to 9 digits: compare them as numbers
  return [
    kind,
    group(view.getUint32(4, true), 8),
    group(view.getUint32(8, true), 10),
    group(view.getUint32(12, true), 10),
  ].join('-')
}
