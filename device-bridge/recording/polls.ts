/** Questions that a driver asks again and again. How often is a matter of time, which no replay has exactly as it was. */

export interface Poll {
  question: string
  /** Times that it was asked more often than in the recording; below 0: less often. */
  more: number
}

const sdtPolls = ['2001', '11ff'] // find a card; how is the module?

/** @param driver that of the recording. Nothing that makes the device do something is a poll */
export function isPoll(driver: string, request: Uint8Array): boolean {
  if (driver === 'sdt') return sdtPolls.includes(Buffer.from(request).toString('hex', 7, 9))
  const [first, second] = request
  return driver === 'escpos' && request.length === 3 && first === 0x10 && second === 0x04 // DLE EOT n
}
