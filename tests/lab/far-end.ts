/** The other ends of the gadgets' cables, each with a virtual device at it that decodes real bytes. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { cutIntoReports } from '#device-bridge/id-card-reader/hid-framing.ts'
import type { Pluggable } from '#device-bridge/virtual/plug.ts'
import type { Gadget } from './gadget.ts'

/** What a virtual device calls the plug that a hand can pull. */
type Unpluggable = Pluggable & { unplugged(on: boolean): void }

export interface FarEnd {
  plug(): Promise<void>
  /** Pulls the cable. */
  unplug(): Promise<void>
  /** Swallows what the device says. */
  mute(on: boolean): void
  /** Pieces the device has said since the machine started. */
  said(): number
  /** Calls the listener with every piece the device says. */
  onSaid(listener: (pieces: number) => void): void
  /** Bytes that came in since the machine started. */
  received(): number
}

interface Cable {
  /** The gadget's device file at this end. */
  file: string
  gadget: Gadget
  device: Unpluggable
  /** Whether it carries reports of 64 bytes. */
  reports: boolean
  /** Readies the file before the cable is in. */
  prepare?: () => void
}

const delays = {
  look: 3, // ms between two looks for bytes, or for room
  appear: 5_000, // ms until the kernel has made the file
}

export function farEnd({ file, gadget, device, reports, prepare = () => {} }: Cable): FarEnd {
  let cut = async (): Promise<void> => {}
  let muted = false
  let tellSaid = (_pieces: number): void => {}
  let received = 0
  let said = 0

  async function plug(): Promise<void> {
    device.unplugged(false)
    gadget.plug()
    const handle = await openSoon(file)
    prepare()
    let open = true
    let saying = Promise.resolve()
    const say = (bytes: Uint8Array): void => {
      if (muted) return
      for (const piece of reports ? cutIntoReports(bytes) : [bytes]) {
        saying = saying
          .then(() => push(handle, piece, () => open))
          .then(() => {
            if (open) tellSaid(++said)
          })
      }
    }
    const end = device.connect(say, () => void unplug())
    const listening = listen(
      handle,
      () => open,
      (bytes) => {
        received += bytes.length
        end.receive(bytes)
      },
    )
    cut = async () => {
      cut = async () => {}
      open = false
      gadget.unplug()
      end.closed()
      device.unplugged(true)
      await Promise.all([listening, saying])
      await handle.close()
    }
  }
  const unplug = () => cut()

  return {
    plug,
    unplug,
    mute: (on) => (muted = on),
    onSaid: (listener) => (tellSaid = listener),
    said: () => said,
    received: () => received,
  }
}

async function openSoon(file: string): Promise<FileHandle> {
  for (let waited = 0; ; waited += delays.look) {
    try {
      return await open(file, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY)
    } catch (error) {
      if (waited > delays.appear) throw error
      await pause(delays.look)
    }
  }
}

async function listen(handle: FileHandle, isOpen: () => boolean, hear: (bytes: Uint8Array) => void): Promise<void> {
  const buffer = new Uint8Array(8192)
  while (isOpen()) {
    const count = await handle.read(buffer, 0, buffer.length, null).then(
      (result) => result.bytesRead,
      () => 0,
    )
    if (count === 0) await pause(delays.look)
    else if (isOpen()) hear(buffer.slice(0, count))
  }
}

async function push(handle: FileHandle, bytes: Uint8Array, isOpen: () => boolean): Promise<void> {
  for (let at = 0; at < bytes.length && isOpen();) {
    const count = await handle.write(bytes, at, bytes.length - at).then(
      (result) => result.bytesWritten,
      () => 0,
    )
    at += count
    if (count === 0) await pause(delays.look)
  }
}
