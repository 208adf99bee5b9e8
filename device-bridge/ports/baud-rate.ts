/** The card reader's module and receipt printers are delivered with this speed. */
const usualBaudRate = 115_200

/** Bits per second on the line of a device. A URL that says nothing about it means the usual 115200. */
export function baudRateOf(url: string): number {
  const said = /^serial:[^?]*\?baudRate=(\d+)$/.exec(url)?.[1]
  return said === undefined ? usualBaudRate : Number(said)
}
