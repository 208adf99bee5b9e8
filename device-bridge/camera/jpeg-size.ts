/** What a JPEG says of itself. Pure. */

const endOfImage = Uint8Array.of(0xff, 0xd9)

/** Width and height in pixels; null when the bytes aren't a whole JPEG: no beginning, no frame header, or no end. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (buffer.length < 4 || buffer.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 4 <= buffer.length;) {
    if (buffer[at] !== 0xff) return null
    const marker = buffer.readUInt8(at + 1)
    // any number of 0xff may stand before a marker (ITU-T T.81, B.1.1.2)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrameHeader(marker)) {
      if (at + 9 > buffer.length || buffer.indexOf(endOfImage, at) === -1) return null
      const [height, width] = [buffer.readUInt16BE(at + 5), buffer.readUInt16BE(at + 7)]
      return width > 0 && height > 0 ? { width, height } : null
    }
    if (!hasLength(marker)) return null
    at += 2 + buffer.readUInt16BE(at + 2)
  }
  return null
}

/** SOF0 to SOF15. Among them stand three other markers: Huffman tables, reserved, arithmetic conditioning. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Of the markers that may stand before the frame header: tables, comments, applications' own. */
function hasLength(marker: number): boolean {
  return marker === 0xc4 || marker === 0xcc || marker === 0xdb || marker === 0xdd || marker >= 0xe0
}
