/** Records a port: a port itself, so that no driver knows of it. What is personal is scrubbed before it is kept anywhere. */
import { done } from '#contract/result.ts'
import type { Connection, Port } from '../ports/port.ts'
import type { RecordingEntry, RecordingHeader } from './recording.ts'
import type { Scrubber } from './scrubber.ts'
import { type Scrubbers, scrubbersFor } from './scrubbers.ts'

/** Takes the lines of one opening. Never throws, never blocks for long. */
export type WriteLine = (line: RecordingHeader | RecordingEntry) => void

interface Options {
  device: string
  driver: string
  profile: string | null
  /** Called at every opening. */
  begin: (device: string) => WriteLine
}

export function recordedPort(port: Port, { device, driver, profile, begin }: Options): Port {
  return {
    url: port.url,
    async open(signal) {
      const opened = await port.open(signal)
      if (!opened.ok) return opened
      const write = begin(device)
      const { url } = port
      write({ recording: 1, device, driver, profile, url, openedAt: new Date().toISOString() })
      const scrubbers = scrubbersFor({ device, driver, url })
      return done(recorded(opened.value, write, scrubbers))
    },
  }
}

function recorded(connection: Connection, write: WriteLine, scrubbers: Scrubbers | null): Connection {
  const start = performance.now()
  const now = (): number => Math.round((performance.now() - start) * 1000) / 1000
  const tracks = {
    in: createTrack('in', scrubbers?.in ?? null, write),
    out: createTrack('out', scrubbers?.out ?? null, write),
  }
  let ended = false
  const end = (how: 'lost' | 'closed'): void => {
    if (ended) return
    ended = true
    for (const track of Object.values(tracks)) track.end()
    write({ at: now(), end: how })
  }
  return {
    write(bytes) {
      tracks.out.add(now(), bytes)
      return connection.write(bytes)
    },
    onData: (listener) =>
      connection.onData((bytes) => {
        // first: the driver wipes what it was given
        tracks.in.add(now(), bytes)
        listener(bytes)
      }),
    onLost: (listener) =>
      connection.onLost(() => {
        end('lost')
        listener()
      }),
    close() {
      end('closed')
      return connection.close()
    },
  }
}

/** One direction: remembers when each piece came, and how long it was, until the scrubber has given its bytes back. */
function createTrack(way: 'in' | 'out', scrubber: Scrubber | null, write: WriteLine) {
  const pieces: { at: number; length: number }[] = []
  let ready = Buffer.alloc(0)

  function writeReady(): void {
    for (let first = pieces[0]; first !== undefined && ready.length >= first.length; first = pieces[0]) {
      write({ at: first.at, way, hex: ready.toString('hex', 0, first.length) })
      ready = ready.subarray(first.length)
      pieces.shift()
    }
  }

  return {
    add(at: number, bytes: Uint8Array): void {
      if (bytes.length === 0) return
      if (scrubber === null) return write({ at, way, length: bytes.length })
      pieces.push({ at, length: bytes.length })
      ready = Buffer.concat([ready, scrubber.push(bytes)])
      writeReady()
    },
    end(): void {
      if (scrubber !== null) ready = Buffer.concat([ready, scrubber.end()])
      writeReady()
    },
  }
}
