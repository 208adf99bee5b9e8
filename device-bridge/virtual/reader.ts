/**
 * A virtual ID card reader, below the codec: real bytes in, real bytes out, at the speed of a real line. Cards are laid on it
 * and taken away, and faults are switched on, by hand (the dock) or by a test.
 */
import { type Framed, createFrameDecoder, encodeFrame } from '../id-card-reader/sdt-frame.ts'
import { type Line, type LineOptions, createLine } from './line.ts'
import { type VirtualCard, createSam, damagedRequest } from './sam.ts'

/**
 * `readerUnplugged`: who is connected is hung up on, and so is who connects. `cardUnreadable`: reading fails while it is on.
 * `cardPulledEarlyOnce`: the card is gone in the middle of the next reading; then the switch is off again.
 */
export type ReaderSwitch = 'readerUnplugged' | 'cardPulledEarlyOnce' | 'cardUnreadable'

interface VirtualReaderState {
  /** Id of the card that lies on the reader. */
  laid: string | null
  switches: Record<ReaderSwitch, boolean>
}

export interface VirtualReader {
  /** Plugs a computer in: `send` is called with what the reader says, `hangUp` when it is unplugged. */
  connect(send: (bytes: Uint8Array) => void, hangUp: () => void): { receive(bytes: Uint8Array): void; closed(): void }
  /** Lays a card down, in place of any that lies there. */
  lay(card: VirtualCard): void
  take(): void
  set(name: ReaderSwitch, on: boolean): void
  state(): VirtualReaderState
  /** Called whenever `state()` has become another. One listener. */
  onChange(listener: () => void): void
}

export interface VirtualReaderOptions {
  /** Of both directions; 0 = no pacing. */
  baudRate: number
  /** What the cable does to what the reader says. */
  cable?: Omit<LineOptions, 'baudRate'>
}

const delays = {
  halfRequest: 200, // ms without a byte in the middle of a request, until the module calls its length wrong
}

export function createVirtualReader({ baudRate, cable = {} }: VirtualReaderOptions): VirtualReader {
  const switches: Record<ReaderSwitch, boolean> = {
    readerUnplugged: false,
    cardPulledEarlyOnce: false,
    cardUnreadable: false,
  }
  const plugged = new Set<() => void>()
  let card: VirtualCard | null = null
  let tellChange = (): void => {}

  const sam = createSam(
    {
      card: () => card,
      readable: () => {
        if (switches.cardPulledEarlyOnce) {
          switches.cardPulledEarlyOnce = false
          put(null)
        }
        return !switches.cardUnreadable
      },
    },
    () => performance.now(),
  )

  const put = (next: VirtualCard | null): void => {
    card = next
    sam.cardChanged()
    tellChange()
  }

  const connect: VirtualReader['connect'] = (send, hangUp) => {
    const out = createLine({ baudRate, ...cable }, send)
    const reply = (body: Uint8Array | null): void => {
      if (body !== null && plugged.has(unplug)) out.send(encodeFrame(body))
    }
    const into = createLine(
      { baudRate },
      receiver((request) => sam.answer(request), reply),
    )
    const unplug = (): void => {
      plugged.delete(unplug)
      cutAll(into, out)
      hangUp()
    }
    plugged.add(unplug)
    if (switches.readerUnplugged) unplug()
    return {
      receive: (bytes) => {
        if (plugged.has(unplug)) into.send(bytes)
      },
      closed: () => {
        plugged.delete(unplug)
        cutAll(into, out)
      },
    }
  }

  return {
    connect,
    lay: put,
    take: () => put(null),
    set(name, on) {
      if (switches[name] === on) return
      switches[name] = on
      if (name === 'readerUnplugged' && on) {
        // without power the module forgets what it did with the card
        sam.cardChanged()
        for (const unplug of plugged) unplug()
      }
      tellChange()
    },
    state: () => ({ laid: card?.id ?? null, switches: { ...switches } }),
    onChange: (listener) => {
      tellChange = listener
    },
  }
}

/** Finds the requests in what comes in, and complains about what isn't one, as the module does. */
function receiver(
  answer: (request: Uint8Array) => Uint8Array | null,
  reply: (body: Uint8Array | null) => void,
): (bytes: Uint8Array) => void {
  const decoder = createFrameDecoder()
  let patience: NodeJS.Timeout | undefined
  const hear = (framed: Framed[]): void => {
    for (const heard of framed) reply(heard.kind === 'frame' ? answer(heard.body) : damagedRequest[heard.by])
  }
  return (bytes) => {
    clearTimeout(patience)
    hear(decoder.push(bytes))
    if (decoder.midFrame()) patience = setTimeout(() => hear(decoder.giveUp()), delays.halfRequest)
  }
}

function cutAll(...lines: Line[]): void {
  for (const line of lines) line.cut()
}
