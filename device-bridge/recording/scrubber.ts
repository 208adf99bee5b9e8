/**
 * What a person wrote, read or was given doesn't belong into a recording. A scrubber replaces it by filler of the same length,
 * so that what was strange about a device (lengths, pieces, times, status) is kept, and nothing of its visitor is.
 */

/** Of one direction. What comes out has, in all, the length of what went in; it may come late, when a frame is complete. */
export interface Scrubber {
  push(bytes: Uint8Array): Uint8Array
  /** No more bytes come: what was held back, made harmless. */
  end(): Uint8Array
}

/** Collects what `push` gives out. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
