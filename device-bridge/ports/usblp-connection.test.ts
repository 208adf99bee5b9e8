/** usblp's file as Linux behaves, without Linux: the lab has the real one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { collect } from './port-rig.ts'
import { type NonBlockingFile, usblpConnection } from './usblp-connection.ts'

const errno = (code: string) => Object.assign(new Error(`${code}: said the kernel`), { code })
const again = () => Promise.reject(errno('EAGAIN'))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Takes `room` bytes at a time, each time `busyFor` tries after the last. */
function printerFile({ room = 8192, busyFor = 0 } = {}) {
  const taken: number[] = []
  const saying: (Uint8Array | 'empty' | 'EIO')[] = []
  let gone = false
  let busy = 0
  let reads = 0
  let closed = 0
  const file: NonBlockingFile = {
    read(buffer) {
      reads++
      if (gone) return Promise.reject(errno('ENODEV'))
      const next = saying.shift()
      if (next === undefined) return again()
      if (next === 'EIO') return Promise.reject(errno('EIO'))
      if (next === 'empty') return Promise.resolve({ bytesRead: 0 })
      buffer.set(next)
      return Promise.resolve({ bytesRead: next.length })
    },
    write(buffer, offset, length) {
      if (gone) return Promise.reject(errno('ENODEV'))
      if (busy-- > 0) return again()
      const bytesWritten = Math.min(room, length)
      busy = bytesWritten > 0 ? busyFor : 0
      taken.push(...buffer.subarray(offset, offset + bytesWritten))
      return Promise.resolve({ bytesWritten })
    },
    close: () => {
      closed++
      return Promise.resolve()
    },
  }
  return { file, taken, saying, unplug: () => (gone = true), reads: () => reads, closed: () => closed }
}

test('what the printer takes only piece by piece arrives in order, and is sent when the last piece was taken', async () => {
  const { file, taken } = printerFile({ room: 100, busyFor: 3 })
  const connection = usblpConnection(file)
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at & 0xff)
  let sentAt = 0
  const sent = connection.write(bytes).then((result) => {
    sentAt = performance.now()
    return result
  })
  const from = performance.now()
  await vi.advanceTimersByTimeAsync(500)
  expect(await sent).toEqual(done(undefined))
  expect(taken).toEqual([...bytes])
  expect(sentAt - from).toBe(10 * 3 * 5)
  await connection.close()
})

test('an empty packet is no end, and what comes after it is heard', async () => {
  const { file, saying } = printerFile()
  const connection = usblpConnection(file)
  const { bytes, lost } = collect(connection)
  saying.push('empty', Uint8Array.of(0x16), 'empty', Uint8Array.of(0x12, 0x12))
  await vi.advanceTimersByTimeAsync(100)
  expect([...bytes()]).toEqual([0x16, 0x12, 0x12])
  expect(lost()).toBe(0)
  await connection.close()
})

test('a silent printer is asked 20 times a second, one that was just spoken to 200 times', async () => {
  const { file, saying, reads } = printerFile()
  const connection = usblpConnection(file)
  const { bytes } = collect(connection)
  await vi.advanceTimersByTimeAsync(1000)
  const settled = reads()
  await vi.advanceTimersByTimeAsync(1000)
  expect(reads() - settled).toBe(20)
  await connection.write(Uint8Array.of(0x10, 0x04, 0x01))
  saying.push(Uint8Array.of(0x16))
  await vi.advanceTimersByTimeAsync(5)
  expect([...bytes()]).toEqual([0x16])
  await connection.close()
})

test('unplugging is told once, wherever it is noticed; the file is closed', async () => {
  for (const notice of ['read', 'write', 'EIO'] as const) {
    const { file, saying, unplug, closed } = printerFile()
    const connection = usblpConnection(file)
    const { lost } = collect(connection)
    await vi.advanceTimersByTimeAsync(1000)
    if (notice === 'EIO') saying.push('EIO')
    else unplug()
    if (notice === 'write') expect(await connection.write(Uint8Array.of(1))).toEqual(failed(fault('deviceLost')))
    await vi.advanceTimersByTimeAsync(100)
    expect([notice, lost(), closed()]).toEqual([notice, 1, 1])
    expect(await connection.write(Uint8Array.of(1))).toEqual(failed(fault('deviceLost')))
    await connection.close()
  }
})

test('a close of our own ends a write that the printer never took, and is no loss', async () => {
  const { file, closed } = printerFile({ room: 1, busyFor: Number.POSITIVE_INFINITY })
  const connection = usblpConnection(file)
  const { lost } = collect(connection)
  const sent = connection.write(Uint8Array.of(1, 2, 3))
  await vi.advanceTimersByTimeAsync(50)
  const closing = connection.close()
  await vi.advanceTimersByTimeAsync(50)
  await closing
  expect(await sent).toEqual(failed(fault('deviceLost')))
  expect([lost(), closed()]).toEqual([0, 1])
})
