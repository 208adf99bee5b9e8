import { done } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import { type HidFraming, miaxis, raw64 } from './hid-framing.ts'

const framings = { raw64, miaxis } as const satisfies Record<string, () => HidFraming>

/** A port of reports, used as if it were a line of bytes. */
export function framedPort(port: Port, framing: keyof typeof framings): Port {
  return {
    url: port.url,
    async open(signal) {
      const opened = await port.open(signal)
      return opened.ok ? done(framedConnection(opened.value, framings[framing]())) : opened
    },
  }
}

function framedConnection(connection: Connection, codec: HidFraming): Connection {
  return {
    async write(frame) {
      for (const report of codec.wrap(frame)) {
        const sent = await connection.write(report)
        if (!sent.ok) return sent
      }
      return done(undefined)
    },
    onData: (listener) =>
      connection.onData((report) => {
        const part = codec.unwrap(report)
        if (part.length > 0) listener(Uint8Array.from(part))
        // it may be a card's text, and the padding an older one's
        report.fill(0)
      }),
    onLost: (listener) => connection.onLost(listener),
    close: () => connection.close(),
  }
}
