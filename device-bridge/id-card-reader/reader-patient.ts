/** The ID card reader in the table of faults × phases. */
import { hurtPort, type PatientKind } from '../fault-phase-rig.ts'
import type { Connection, Port } from '../ports/port.ts'
import { done } from '#contract/result.ts'
import { createVirtualReader } from '../virtual/reader.ts'
import { portTo } from './reader-rig.ts'
import { createSdtReader } from './sdt-driver.ts'
import { encodeFrame } from './sdt-frame.ts'

const selfTestFailed = encodeFrame(Uint8Array.of(0x00, 0x00, 0x60))

export const idCardReaderKind: PatientKind = {
  name: 'idCardReader',
  driver: 'sdt',
  ownFault: 'samFault',
  make() {
    let broken = false
    const reader = createVirtualReader({ baudRate: 115_200 })
    const { port, become } = hurtPort(answering(portTo(reader), () => (broken ? selfTestFailed : null)))
    const driver = createSdtReader(port)
    return {
      device: driver,
      work: (signal) => driver.read({ signal, onFound: () => {} }),
      hurt: (how) => (how === 'faulted' ? (broken = true) : become(how)),
      heal() {
        broken = false
        become('well')
      },
    }
  },
}

/** A port where each word sent is answered otherwise, while there is another answer. */
function answering(inner: Port, answer: () => Uint8Array | null): Port {
  return {
    url: inner.url,
    async open(signal) {
      const opened = await inner.open(signal)
      if (!opened.ok) return opened
      const real = opened.value
      let tell = (_bytes: Uint8Array): void => {}
      const connection: Connection = {
        ...real,
        onData(listener) {
          tell = listener
          real.onData((bytes) => answer() === null && listener(bytes))
        },
        write(bytes) {
          const other = answer()
          if (other === null) return real.write(bytes)
          setTimeout(() => tell(Uint8Array.from(other)), 5)
          return Promise.resolve(done(undefined))
        },
      }
      return done(connection)
    },
  }
}
