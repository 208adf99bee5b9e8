/** The codecs of what else can be plugged in. */
import { createFrameSplitter } from '#device-bridge/camera/frame-splitter.ts'
import { jpegSize } from '#device-bridge/camera/jpeg-size.ts'
import { scannerProtocols } from '#device-bridge/code-scanner/protocols.ts'
import { decodeIpp } from '#device-bridge/document-printer/ipp-decode.ts'
import { encodeAttributes } from '#device-bridge/document-printer/ipp-encode.ts'
import { cutIntoReports, miaxis, raw64 } from '#device-bridge/id-card-reader/hid-framing.ts'
import { encodeFrame } from '#device-bridge/id-card-reader/sdt-frame.ts'
import { parseReaders } from '#device-bridge/social-security-card-reader/pcsc-messages.ts'
import { valueOf } from '#device-bridge/social-security-card-reader/ssse-card.ts'
import { type Fuzz, holdsInOrder, inPieces, mustBe, mustEqual } from './fuzz.ts'
import type { Random } from './random.ts'

const reportLength = 64

export const hidFramings: Fuzz = {
  name: 'HID framings',
  run(random) {
    const make = random.pick([raw64, miaxis])
    const framing = make()
    for (let reports = random.below(6); reports > 0; reports--) framing.unwrap(random.bytes(reportLength))
    // whatever was on the line before, the next question's answer is whole
    framing.wrap(encodeFrame(Uint8Array.of(0x12, 0xff)))
    const frame = encodeFrame(Uint8Array.of(0, 0, 0x90, ...random.bytes(300)))
    const unwrapped = reportsOf(make, frame, random).flatMap((report) => [...framing.unwrap(report)])
    mustEqual(unwrapped, [...frame], 'an answer in reports')
    return make.name
  },
}

/** As a reader sends it, with anything where the standard leaves it open. */
function reportsOf(make: typeof raw64, frame: Uint8Array, random: Random): Uint8Array[] {
  if (make === raw64) return cutIntoReports(frame)
  const first = [0xaa, 0, 1, 0, 0, 0, ...frame.subarray(0, reportLength - 6)]
  const reports = [Uint8Array.from(first)]
  for (let at = reportLength - 6; at < frame.length; at += reportLength - 2) {
    reports.push(Uint8Array.of(random.below(256), random.below(256), ...frame.subarray(at, at + reportLength - 2)))
  }
  return reports
}

export const ippMessages: Fuzz = {
  name: 'IPP messages',
  run(random) {
    const header = [2, random.below(3), 0, random.below(8), 0, 0, 0, 1]
    const tags = [1, 2, 3, 4, 0x21, 0x22, 0x34, 0x37, 0x41, 0x44, 0x4a]
    const attributes = Array.from({ length: random.below(6) }, () => [
      random.pick(tags),
      0,
      random.below(4),
      ...random.bytes(8),
    ])
    const message = decodeIpp(Uint8Array.of(...(random.chance(0.9) ? header : []), ...attributes.flat()))
    if (message === null) return 'refused'
    mustEqual(
      decodeIpp(Uint8Array.of(...encodeAttributes(message), ...message.data)),
      message,
      'written and read again',
    )
    return 'understood'
  },
}

export const scannerCodes: Fuzz = {
  name: 'scanner codes',
  run(random) {
    const hid = random.chance(0.5)
    const decoder = scannerProtocols[hid ? 'hid-pos' : 'newland'].createDecoder()
    const pieces = Array.from({ length: random.below(8) }, () => (hid ? someReport(random) : someLine(random)))
    let came = ''
    let codes = 0
    for (const piece of hid ? pieces : inPieces(Buffer.concat(pieces), random)) {
      came += Buffer.from(piece).toString('latin1')
      for (const heard of decoder.push(piece)) {
        if (heard.kind !== 'code') continue
        codes++
        const code = Buffer.from(heard.bytes).toString('latin1')
        mustBe(holdsInOrder(came, code), 'a code that nobody showed')
      }
    }
    return `${hid ? 'HID POS' : 'Newland'} ${codes > 0 ? 'with' : 'without'} codes`
  },
}

const shown = Buffer.from('4241234567890123456789012345')

function someLine(random: Random): Uint8Array {
  if (random.chance(0.4)) return random.bytes(70)
  return random.pick([Buffer.concat([shown, Buffer.of(0x0d)]), Buffer.of(0x02, 0x01), Buffer.of(0x06), Buffer.of(0x15)])
}

function someReport(random: Random): Uint8Array {
  const report = new Uint8Array(reportLength)
  report.set([0x02, random.chance(0.9) ? random.below(57) : random.below(256), random.chance(0.9) ? 0x5d : 0])
  report.set(random.chance(0.5) ? shown : random.bytes(56), 5)
  report[reportLength - 1] = random.below(2)
  return report
}

export const cameraPictures: Fuzz = {
  name: 'camera pictures',
  run(random) {
    const [width, height] = [1 + random.below(4000), 1 + random.below(4000)]
    const header = Buffer.from('ffd8ffc0000b0800000000', 'hex')
    header.writeUInt16BE(height, 7)
    header.writeUInt16BE(width, 9)
    const whole = random.chance(0.5)
    const picture = Buffer.concat([whole ? header : header.subarray(0, 2), random.bytes(200), Buffer.of(0xff, 0xd9)])
    const stream = Buffer.concat([
      random.bytes(random.pick([0, 60])),
      Buffer.from(`\r\n--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: ${picture.length}\r\n\r\n`),
      picture,
      random.bytes(60),
    ])
    const splitter = createFrameSplitter()
    const pictures = [...inPieces(stream, random)].flatMap((piece) => splitter.push(piece))
    mustBe(
      pictures.some((found) => picture.equals(found)),
      'a picture that was lost',
    )
    const size = jpegSize(picture)
    if (whole) mustEqual(size, { width, height }, 'its size')
    return whole ? 'whole' : 'garbage'
  },
}

export const chipRecords: Fuzz = {
  name: 'chip records and reader lists',
  run(random) {
    const [tag, value] = [random.below(12), random.bytes(32)]
    const record = Uint8Array.of(tag, value.length, ...value, ...random.bytes(4))
    const read = valueOf(record, tag)
    mustEqual([...(read ?? [])], [...value], 'a value')
    mustBe(valueOf(record, tag + 1) === null, 'another record’s value')
    const cut = record.slice(0, random.below(2 + value.length))
    mustBe(valueOf(cut, tag) === null, 'a value of a record that broke off')
    valueOf(random.bytes(40), tag)
    return `${parseReaders(random.bytes(400)).length} readers`
  },
}
