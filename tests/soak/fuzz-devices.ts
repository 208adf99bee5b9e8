/** The codecs of what else can be plugged in. */
import { createFrameSplitter } from '#device-bridge/camera/frame-splitter.ts'
import { jpegSize } from '#device-bridge/camera/jpeg-size.ts'
import { scannerProtocols } from '#device-bridge/code-scanner/protocols.ts'
import { decodeIpp } from '#device-bridge/document-printer/ipp-decode.ts'
import { cutIntoReports, miaxis, raw64 } from '#device-bridge/id-card-reader/hid-framing.ts'
import { encodeFrame } from '#device-bridge/id-card-reader/sdt-frame.ts'
import { parseReaders } from '#device-bridge/social-security-card-reader/pcsc-messages.ts'
import { valueOf } from '#device-bridge/social-security-card-reader/ssse-card.ts'
import { type Fuzz, inPieces, mustBe, mustEqual } from './fuzz.ts'

const reportLength = 64

export const hidFramings: Fuzz = {
  name: 'HID framings',
  run(random) {
    const framing = random.pick([raw64, miaxis])()
    const frame = encodeFrame(Uint8Array.of(0, 0, 0x90, ...random.bytes(300)))
    const clean = random.chance(0.5)
    if (clean) {
      const line = raw64()
      const unwrapped = cutIntoReports(frame).flatMap((report) => [...line.unwrap(report)])
      mustEqual(unwrapped, [...frame], 'a frame in reports')
    }
    for (let reports = random.below(6); reports > 0; reports--) {
      const part = framing.unwrap(random.bytes(reportLength))
      mustBe(part.length <= reportLength, 'more than a report holds')
    }
    return clean ? 'frames' : 'garbage'
  },
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
    return message === null ? 'refused' : 'understood'
  },
}

export const scannerCodes: Fuzz = {
  name: 'scanner codes',
  run(random) {
    const { createDecoder } = random.pick(Object.values(scannerProtocols))
    const lumps = [
      [0x02, 0x01],
      [0x0d, 0x0a],
      [0x06],
      [0x15],
      [...Buffer.from('4241234567890123456789012345')],
      [0, 0, 0],
    ]
    const bytes = Uint8Array.from(
      Array.from({ length: random.below(8) }, () =>
        random.chance(0.4) ? [...random.bytes(70)] : random.pick(lumps),
      ).flat(),
    )
    const decoder = createDecoder()
    let codes = 0
    for (const piece of inPieces(bytes, random)) {
      for (const heard of decoder.push(piece)) {
        if (heard.kind !== 'code') continue
        codes++
        mustBe(heard.bytes.length <= bytes.length, 'a code longer than what came')
      }
    }
    return codes > 0 ? 'with codes' : 'without'
  },
}

export const cameraPictures: Fuzz = {
  name: 'camera pictures',
  run(random) {
    const picture = Uint8Array.of(0xff, 0xd8, ...random.bytes(200))
    const stream = Buffer.concat([
      random.bytes(random.pick([0, 60])),
      Buffer.from(`\r\n--ffmpeg\r\nContent-type: image/jpeg\r\nContent-length: ${picture.length}\r\n\r\n`),
      picture,
      random.bytes(60),
    ])
    const splitter = createFrameSplitter()
    const pictures = [...inPieces(stream, random)].flatMap((piece) => splitter.push(piece))
    mustBe(
      pictures.some((found) => Buffer.compare(found, picture) === 0),
      'a picture that was lost',
    )
    return jpegSize(picture) === null ? 'no size' : 'with a size'
  },
}

export const chipRecords: Fuzz = {
  name: 'chip records and reader lists',
  run(random) {
    const record = random.bytes(40)
    const value = valueOf(record, random.below(12))
    mustBe(value === null || value.length === record[1], 'a value of another length than its record says')
    parseReaders(random.bytes(400))
    return value === null ? 'none' : 'a value'
  },
}
