import { SerialPort } from 'serialport'
import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import { baudRateOf } from './baud-rate.ts'
import { openFault } from './open-fault.ts'
import type { Connection, Port } from './port.ts'
import { streamConnection } from './stream-connection.ts'

/** A serial line: 8 data bits, no parity, 1 stop bit. @param url `serial:/dev/NAME?baudRate=N` */
export function serialPort(url: string): Port {
  const path = url.replace(/^serial:/, '').replace(/\?.*$/, '')
  return { url, open: (signal) => openSerial(path, baudRateOf(url), signal) }
}

/** @returns the connection; `deviceAbsent`, `deviceBusy`, `deviceForbidden`, `canceled` */
function openSerial(path: string, baudRate: number, signal: AbortSignal): Promise<Result<Connection>> {
  if (signal.aborted) return Promise.resolve(failed(fault('canceled')))
  return new Promise((resolve) => {
    const line = new SerialPort({ path, baudRate, autoOpen: false })
    line.open((error) => {
      if (error) return resolve(failed(openFault(error)))
      // opening can't be broken off, only undone
      if (signal.aborted) return line.close(() => resolve(failed(fault('canceled'))))
      const { connection, receive } = streamConnection(line, () => line.close())
      line.on('data', receive)
      resolve(done(connection))
    })
  })
}
