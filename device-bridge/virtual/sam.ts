/**
 * The security module of a virtual reader: a request's body in, a reply's body out. It has the habits of a SAM_V module that
 * a driver must know how to live with; each stands where it is obeyed.
 */

/** A card in the hand of whoever works the virtual reader. */
export interface VirtualCard {
  /** Whose it is, for the dock. */
  id: string
  /** 256 bytes, see `encodeCardText`. */
  text: Uint8Array
}

/** What the module can know of the outside, and do to it. */
interface Surroundings {
  /** The card within reach of the antenna. */
  card: () => VirtualCard | null
  /** Called when text and photo are about to be read; false = the card gave up. */
  readable: () => boolean
}

interface Sam {
  /** @returns null when the module keeps silent */
  answer(request: Uint8Array): Uint8Array | null
  /** Another card, or none, lies there now. */
  cardChanged(): void
}

const delays = {
  findPause: 300, // ms; a find that comes sooner after the last answered one is not answered
}

const status = {
  success: Uint8Array.of(0, 0, 0x90),
  noContent: Uint8Array.of(0, 0, 0x91),
  found: Uint8Array.of(0, 0, 0x9f, 0, 0, 0, 0),
  selected: Uint8Array.of(0, 0, 0x90, 0, 0, 0, 0, 0, 0, 0, 0),
  lengthWrong: Uint8Array.of(0, 0, 0x11),
  checkWrong: Uint8Array.of(0, 0, 0x10),
  unknownCommand: Uint8Array.of(0, 0, 0x21),
  outOfOrder: Uint8Array.of(0, 0, 0x23),
  readFailed: Uint8Array.of(0, 0, 0x41),
  notFound: Uint8Array.of(0, 0, 0x80),
  selectFailed: Uint8Array.of(0, 0, 0x81),
}

/** What the module answers to a frame that came in damaged. */
export const damagedRequest = { check: status.checkWrong, length: status.lengthWrong }

/** Module 05.03 of 11 April 2024, numbers 42 and 123456789. */
const samId = Uint8Array.from(Buffer.from('050003001bd834012a00000015cd5b07', 'hex'))

const photoLength = 1024 // WLT, a closed format; a virtual card has an empty one

/** @param now ms on a clock that never goes back */
export function createSam(surroundings: Surroundings, now: () => number): Sam {
  /** `read` and `failed`: this card isn't found again before it is taken away and laid anew, or the module is reset. */
  let progress: 'none' | 'found' | 'selected' | 'read' | 'failed' = 'none'
  let lastFind = Number.NEGATIVE_INFINITY

  const find = (): Uint8Array | null => {
    if (now() - lastFind < delays.findPause) return null
    lastFind = now()
    if (surroundings.card() === null || progress === 'read' || progress === 'failed') return status.notFound
    progress = 'found'
    return status.found
  }

  const select = (): Uint8Array => {
    if (progress !== 'found') return status.selectFailed
    progress = 'selected'
    return status.selected
  }

  const read = (): Uint8Array => {
    if (progress !== 'selected') return status.outOfOrder
    const readable = surroundings.readable()
    const card = surroundings.card()
    progress = readable && card !== null ? 'read' : 'failed'
    return readable && card !== null ? textAndPhoto(card) : status.readFailed
  }

  /** Extra address and chip number are read without new authentication, while the card that was read stays. */
  const readMore = (): Uint8Array => {
    if (surroundings.card() === null) return status.readFailed
    return progress === 'read' ? status.noContent : status.outOfOrder
  }

  const answers = new Map<number, () => Uint8Array | null>([
    [
      0x10_ff,
      () => {
        // switches the antenna off and on, so that a card lying there starts anew
        progress = 'none'
        return status.success
      },
    ],
    [0x11_ff, () => status.success],
    [0x12_ff, () => Uint8Array.of(...status.success, ...samId)],
    [0x20_01, find],
    [0x20_02, select],
    [0x30_01, read],
    [0x30_03, readMore],
    [0x30_05, readMore],
  ])

  return {
    answer(request) {
      const [command = 0, parameter = 0] = request
      const answer = answers.get(command * 0x1_00 + parameter)
      if (answer === undefined) return status.unknownCommand
      // none of these commands carries data
      return request.length === 2 ? answer() : status.lengthWrong
    },
    cardChanged() {
      progress = 'none'
    },
  }
}

function textAndPhoto(card: VirtualCard): Uint8Array {
  const lengths = new Uint8Array(4)
  const view = new DataView(lengths.buffer)
  view.setUint16(0, card.text.length)
  view.setUint16(2, photoLength)
  return Uint8Array.of(...status.success, ...lengths, ...card.text, ...new Uint8Array(photoLength))
}
