import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { done, failed } from '#contract/result.ts'
import { hidPosProtocol } from './hid-pos-protocol.ts'
import { newlandCommand, newlandProtocol } from './newland-protocol.ts'
import { scannedCode } from './scanned-code.ts'
import type { Heard, ScannerDecoder } from './scanner-protocol.ts'
import { ascii, medicalCode, replyTo } from './scanner-rig.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const textOf = (heard: Heard) => (heard.kind === 'code' ? Buffer.from(heard.bytes).toString('latin1') : heard)
const heardBy = (decoder: ScannerDecoder, ...pieces: Uint8Array[]) =>
  pieces.flatMap((piece) => decoder.push(piece)).map(textOf)
const accepted = { kind: 'reply', accepted: true }

describe('what a code is', () => {
  test.each([
    [medicalCode, done({ code: medicalCode, kind: 'medicalInsurance' })],
    [medicalCode.slice(1), done({ code: medicalCode.slice(1), kind: 'opaque' })],
    [`${medicalCode}0`, done({ code: `${medicalCode}0`, kind: 'opaque' })],
    ['https://example.invalid/a?b=c d', done({ code: 'https://example.invalid/a?b=c d', kind: 'opaque' })],
    ['abc', null],
    ['', null],
    ['x'.repeat(512), done({ code: 'x'.repeat(512), kind: 'opaque' })],
    ['x'.repeat(513), failed(fault('codeUnsupported'))],
    ['tab\tinside', failed(fault('codeUnsupported'))],
    ['caf\u00e9', failed(fault('codeUnsupported'))],
  ])('%j', (text, code) => {
    expect(scannedCode(ascii(text))).toEqual(code)
  })

  test('whatever was read is nothing, a fault, or plain signs of a length that can be', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (any) => {
        const code = scannedCode(any)
        if (code?.ok === true) expect(code.value.code).toMatch(/^[ -~]{4,512}$/)
      }),
    )
  })
})

describe('Newland', () => {
  test('commands and replies are those of the unified command set', () => {
    expect(newlandCommand('SCNTRG1')).toEqual(bytes('7e 01 30303030 23 53434e54524731 3b 03'))
    expect(newlandProtocol.trigger?.stop).toEqual(bytes('7e 01 30303030 23 53434e54524730 3b 03'))
    const decoder = newlandProtocol.createDecoder()
    expect(heardBy(decoder, bytes('02 01 30303030 23 53434e54524731 06 3b 03'))).toEqual([accepted])
    expect(heardBy(decoder, replyTo(newlandCommand('SCNTRG1'), 0x15))).toEqual([{ kind: 'reply', accepted: false }])
  })

  test.each(['\r', '\n', '\r\n', '\n\r'])('codes end with %j, replies stand between them', (end) => {
    const decoder = newlandProtocol.createDecoder()
    const stream = Buffer.concat([ascii(`first${end}`), replyTo(newlandCommand('SCNTRG1')), ascii(`second${end}`)])
    expect(heardBy(decoder, stream)).toEqual(['first', accepted, 'second'])
  })

  test('a line that was begun before a reply, or before anybody asked, is dropped with its rest', () => {
    const decoder = newlandProtocol.createDecoder()
    const reply = replyTo(newlandCommand('SCNTRG1'))
    expect(heardBy(decoder, ascii('4240'), reply, ascii('1234\rnext\r'))).toEqual([accepted, 'next'])
    expect(heardBy(decoder, ascii('4240'))).toEqual([])
    decoder.dropBegun()
    expect(heardBy(decoder, ascii('1234\r'), ascii('next\r'))).toEqual(['next'])
    decoder.dropBegun()
    expect(heardBy(decoder, ascii('whole\r'))).toEqual(['whole'])
  })

  test('the beginning of a reply that never ends costs its line, and no other', () => {
    const decoder = newlandProtocol.createDecoder()
    expect(heardBy(decoder, Uint8Array.of(0x02), ascii(`${'y'.repeat(70)}\rnext\r`))).toEqual(['next'])
  })

  test('a line without end holds no more than the longest code', () => {
    const decoder = newlandProtocol.createDecoder()
    const [whole] = decoder.push(ascii(`${'z'.repeat(100_000)}\r`))
    expect(whole?.kind === 'code' && whole.bytes.length).toBe(513)
    expect(heardBy(decoder, ascii('next\r'))).toEqual(['next'])
  })
})

describe('HID POS', () => {
  /** Reports of one code, as the scanner cuts it. */
  function reportsOf(text: string, aim = ']Q1'): Uint8Array[] {
    const parts = text.match(/.{1,56}/gs) ?? []
    return parts.map((part, at) => {
      const report = new Uint8Array(64)
      report.set([0x02, part.length, ...ascii(aim), ...ascii(part)])
      report[63] = at < parts.length - 1 ? 1 : 0
      return report
    })
  }

  test('a report, byte for byte', () => {
    const report = bytes(`02 1c 5d5131 ${Buffer.from(medicalCode).toString('hex')} ${'00'.repeat(31)}`)
    expect(report).toHaveLength(64)
    expect(heardBy(hidPosProtocol.createDecoder(), report)).toEqual([medicalCode])
  })

  test('any code comes back from its reports, and after any garbage the next one does', () => {
    const code = fc.stringMatching(/^[ -~]{4,512}$/)
    fc.assert(
      fc.property(code, fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 4 }), (text, garbage) => {
        const decoder = hidPosProtocol.createDecoder()
        heardBy(decoder, ...garbage)
        decoder.clear()
        expect(heardBy(decoder, ...reportsOf(text))).toEqual([text])
      }),
    )
  })

  test('what was begun before anybody asked is dropped with its rest', () => {
    const decoder = hidPosProtocol.createDecoder()
    const [first, second] = reportsOf('a'.repeat(100))
    expect(heardBy(decoder, first ?? bytes(''))).toEqual([])
    decoder.dropBegun()
    expect(heardBy(decoder, second ?? bytes(''), ...reportsOf('next'))).toEqual(['next'])
  })

  test('a report of another layout is no code: without an identifier, of another number, or too long', () => {
    const decoder = hidPosProtocol.createDecoder()
    const [right] = reportsOf('code')
    for (const [at, value] of [
      [0, 4],
      [1, 57],
      [2, 0x34],
    ] as const) {
      const report = Uint8Array.from(right ?? [])
      report[at] = value
      expect(heardBy(decoder, report)).toEqual([])
    }
    expect(heardBy(decoder, (right ?? bytes('')).subarray(0, 63))).toEqual([])
  })
})

const anyPieces = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 12 })

test('Newland: whatever bytes come, each split of them gives the same', () => {
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      const single = Array.from(Buffer.concat(pieces), (byte) => Uint8Array.of(byte))
      const heard = heardBy(newlandProtocol.createDecoder(), ...pieces)
      expect(heardBy(newlandProtocol.createDecoder(), ...single)).toEqual(heard)
    }),
    { numRuns: 2000 },
  )
})

const usually = (value: number) => fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, fc.nat({ max: 255 }))
const anyReport = fc
  .record({
    kind: usually(0x02),
    length: fc.nat({ max: 60 }),
    aim: usually(0x5d),
    data: fc.uint8Array({ minLength: 56, maxLength: 56 }),
    goesOn: fc.boolean(),
    size: usually(64),
  })
  .map((made) => {
    const { kind, length, aim, data, goesOn, size } = made
    const whole = Uint8Array.of(kind, length, aim, 0, 0, ...data, 0, 0, goesOn ? 1 : 0)
    return {
      ...made,
      report: whole.slice(0, size),
      isData: kind === 0x02 && aim === 0x5d && length <= 56 && size >= 64,
    }
  })

// A report is the unit there: one that was split is no report.
test('HID POS: whatever reports come, a code is what its reports carry, one after the other', () => {
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 15 }), (reports) => {
      const codes: string[] = []
      let begun = ''
      for (const { isData, data, length, goesOn } of reports) {
        begun = isData ? begun + Buffer.from(data.subarray(0, length)).toString('latin1') : ''
        if (!isData || goesOn) continue
        if (begun !== '') codes.push(begun.slice(0, 513)) // longer than any code may be, and told so
        begun = ''
      }
      expect(heardBy(hidPosProtocol.createDecoder(), ...reports.map(({ report }) => report))).toEqual(codes)
    }),
    { numRuns: 2000 },
  )
})
