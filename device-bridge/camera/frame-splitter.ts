/**
 * Takes the pictures out of what ffmpeg's `mpjpeg` writes: for each one a few header lines, the last of which says its
 * length, an empty line, and that many bytes. Cutting by length, not by JPEG markers, keeps a thumbnail inside a picture
 * from being taken for one. Pure, and bounded in memory whatever comes.
 */

const emptyLine = Buffer.from('\r\n\r\n')
const lengthLine = /\r\nContent-length: (\d{1,8})$/i
const longestLine = 40 // bytes of the line with the length
const largestPicture = 16_000_000 // bytes; the best JPEG of a 16 megapixel document camera has ten

export interface FrameSplitter {
  /** Takes bytes in pieces of any size, which it keeps no part of; gives the pictures they completed. */
  push(bytes: Uint8Array): Uint8Array<ArrayBuffer>[]
  /** Forgets the picture that has begun. */
  clear(): void
}

export function createFrameSplitter(): FrameSplitter {
  /** Between pictures: the last bytes seen, of which a header may be made. */
  let tail = Buffer.alloc(0)
  let picture: { bytes: Uint8Array<ArrayBuffer>; filled: number } | null = null

  /** @returns what is left behind the header; null when there is none yet */
  function readHeader(bytes: Uint8Array): Uint8Array | null {
    const text = Buffer.concat([tail, bytes])
    const end = text.indexOf(emptyLine)
    if (end === -1) {
      tail = Buffer.from(text.subarray(-(longestLine + emptyLine.length)))
      return null
    }
    tail = Buffer.alloc(0)
    const line = text.toString('latin1', Math.max(0, end - longestLine), end)
    const length = Number(lengthLine.exec(line)?.[1] ?? 0)
    if (length > 0 && length <= largestPicture) picture = { bytes: new Uint8Array(length), filled: 0 }
    return text.subarray(end + emptyLine.length)
  }

  return {
    push(bytes) {
      const pictures: Uint8Array<ArrayBuffer>[] = []
      for (let rest: Uint8Array | null = bytes; rest !== null && rest.length > 0;) {
        if (picture === null) {
          rest = readHeader(rest)
          continue
        }
        const piece: Uint8Array = rest.subarray(0, picture.bytes.length - picture.filled)
        picture.bytes.set(piece, picture.filled)
        picture.filled += piece.length
        rest = rest.subarray(piece.length)
        if (picture.filled < picture.bytes.length) continue
        pictures.push(picture.bytes)
        picture = null
      }
      return pictures
    },
    clear() {
      picture?.bytes.fill(0)
      picture = null
      tail = Buffer.alloc(0)
    },
  }
}
