/** How frames of the SDT protocol travel in reports of a USB HID reader. Makers agree on the frame, not on what is around it. */
import { frameLengthAt } from './sdt-frame.ts'

/** For one connection: it remembers how much of a reply is still to come. */
export interface HidFraming {
  /** The reports that carry a request. Whatever reply was on its way is forgotten. */
  wrap(frame: Uint8Array): Uint8Array[]
  /** What a report carries of a reply: a part of a frame, or nothing. */
  unwrap(report: Uint8Array): Uint8Array
}

const reportLength = 64

/** The frame as it is, cut into reports. What fills the last one up may be anything, also the end of an older reply. */
export function raw64(): HidFraming {
  let missing = 0
  return {
    wrap(frame) {
      missing = 0
      return cutIntoReports(frame)
    },
    unwrap(report) {
      if (missing === 0) missing = frameLengthAt(report) ?? 0
      const part = report.subarray(0, missing)
      missing -= part.length
      return part
    },
  }
}

/**
 * MIAXIS MR-300 (10c4:0007), from one public source, not tried on the device. Request: 88 | seq, 2 bytes | length, 2 bytes
 * little-endian, of what follows up to the sum | B1 | frame | sum of the bytes from the length on, 2 bytes little-endian.
 * Reply: AA | seq | length | result | payload | sum, over as many reports as it takes. The first two bytes of each report's
 * payload belong to no frame; in the first report the source leaves that open.
 */
export function miaxis(): HidFraming {
  let missing = 0
  let sequence = 0
  return {
    wrap(frame) {
      missing = 0
      sequence = (sequence + 1) & 0xff_ff
      const report = new Uint8Array(reportLength)
      const view = new DataView(report.buffer)
      const sumAt = 6 + frame.length
      report[0] = 0x88
      view.setUint16(1, sequence, true)
      view.setUint16(3, 1 + frame.length, true)
      report[5] = 0xb1
      report.set(frame, 6) // no request is longer than one report holds
      view.setUint16(sumAt, sumOf(report.subarray(3, sumAt)), true)
      return [report]
    },
    unwrap(report) {
      let payload = report.subarray(2)
      if (missing === 0) {
        if (report[0] !== 0xaa) return new Uint8Array()
        payload = report.subarray(frameLengthAt(report.subarray(6)) === null ? 8 : 6)
        missing = frameLengthAt(payload) ?? 0
      }
      const part = payload.subarray(0, missing)
      missing -= part.length
      return part
    },
  }
}

/** Also what a device does with its replies. */
export function cutIntoReports(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / reportLength) }, (_, index) => {
    const report = new Uint8Array(reportLength)
    report.set(bytes.subarray(index * reportLength, (index + 1) * reportLength))
    return report
  })
}

function sumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) & 0xff_ff
}
