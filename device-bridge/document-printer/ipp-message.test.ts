import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributesIn } from './ipp-attributes.ts'
import { decodeIpp } from './ipp-decode.ts'
import { boolean, encodeAttributes, integer, text } from './ipp-encode.ts'
import { groupTag, type IppAttribute, type IppMessage, type IppValue, type TextKind, textTags } from './ipp-message.ts'

/** A tag, a name and a value with their lengths, as the tables of RFC 8010 have them. */
function field(tag: number, name: string, value: string | number[]): Buffer {
  const bytes = Buffer.from(value as string)
  return Buffer.concat([Buffer.of(tag, 0, name.length), Buffer.from(name), Buffer.of(0, bytes.length), bytes])
}

test('the Print-Job request of RFC 8010 appendix A.1', () => {
  const golden = Buffer.concat([
    Buffer.from('0101000200000001', 'hex'),
    Buffer.of(0x01),
    field(0x47, 'attributes-charset', 'utf-8'),
    field(0x48, 'attributes-natural-language', 'en-us'),
    field(0x45, 'printer-uri', 'ipp://printer.example.com/ipp/print/pinetree'),
    field(0x42, 'job-name', 'foobar'),
    field(0x22, 'ipp-attribute-fidelity', [0x01]),
    Buffer.of(0x02),
    field(0x21, 'copies', [0, 0, 0, 0x14]),
    field(0x44, 'sides', 'two-sided-long-edge'),
    Buffer.of(0x03),
    Buffer.from('%!PDF'),
  ])
  const message: IppMessage = {
    version: [1, 1],
    code: 0x0002,
    requestId: 1,
    groups: [
      {
        tag: groupTag.operation,
        attributes: [
          text('attributes-charset', 'charset', 'utf-8'),
          text('attributes-natural-language', 'language', 'en-us'),
          text('printer-uri', 'uri', 'ipp://printer.example.com/ipp/print/pinetree'),
          text('job-name', 'name', 'foobar'),
          boolean('ipp-attribute-fidelity', true),
        ],
      },
      { tag: groupTag.job, attributes: [integer('copies', 20), text('sides', 'keyword', 'two-sided-long-edge')] },
    ],
    data: Buffer.from('%!PDF'),
  }
  expect(Buffer.concat([encodeAttributes(message), message.data])).toEqual(golden)
  expect(decodeIpp(golden)).toEqual(message)
})

test('a collection with another in it, as RFC 8010 section 3.1.7 writes them', () => {
  const golden = Buffer.concat([
    Buffer.from('0200000000000001', 'hex'),
    Buffer.of(0x04),
    field(0x34, 'media-col', ''),
    field(0x4a, '', 'media-size'),
    field(0x34, '', ''),
    field(0x4a, '', 'x-dimension'),
    field(0x21, '', [0, 0, 0x52, 0x08]),
    field(0x37, '', ''),
    field(0x4a, '', 'media-type'),
    field(0x44, '', 'stationery'),
    field(0x44, '', 'labels'),
    field(0x37, '', ''),
    Buffer.of(0x03),
  ])
  const inner: IppValue = { kind: 'collection', members: [integer('x-dimension', 21_000)] }
  const members = [{ name: 'media-size', values: [inner] }, text('media-type', 'keyword', 'stationery', 'labels')]
  const decoded = decodeIpp(golden)
  expect(decoded?.groups).toEqual([
    { tag: 4, attributes: [{ name: 'media-col', values: [{ kind: 'collection', members }] }] },
  ])
  expect(decoded && encodeAttributes(decoded)).toEqual(golden)
})

test('a name with its language is read without it, and a value of the wrong length as what it is', () => {
  const bytes = Buffer.concat([
    Buffer.from('0200000000000001', 'hex'),
    Buffer.of(0x04),
    field(
      0x36,
      'marker-names',
      Buffer.concat([Buffer.of(0, 2), Buffer.from('en'), Buffer.of(0, 5), Buffer.from('Black')]) as never,
    ),
    field(0x21, 'marker-levels', [1, 2]),
    Buffer.of(0x03),
  ])
  const message = decodeIpp(bytes)
  const [printer] = message ? attributesIn(message, groupTag.printer) : []
  expect(printer?.strings('marker-names')).toEqual(['Black'])
  expect(printer?.number('marker-levels')).toBeNull()
})

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const known = [0x21, 0x22, 0x23, 0x33, 0x34, 0x35, 0x36, 0x37, 0x4a, ...Object.values(textTags)] as number[]
const name = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' })
const { value: anyValue } = fc.letrec<{ value: IppValue; attribute: IppAttribute }>((tie) => ({
  attribute: fc.record({ name, values: fc.array(tie('value'), { minLength: 1, maxLength: 3 }) }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('integer' as const, 'enum' as const), value: int32 }),
    fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
    fc.record({ kind: fc.constant('range' as const), lower: int32, upper: int32 }),
    fc.record({
      kind: fc.constantFrom(...(Object.keys(textTags) as TextKind[])),
      value: fc.string({ unit: 'binary' }),
    }),
    fc.record({
      kind: fc.constant('other' as const),
      tag: fc.integer({ min: 0x10, max: 0xff }).filter((tag) => !known.includes(tag)),
      bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    }),
    fc.record({ kind: fc.constant('collection' as const), members: fc.array(tie('attribute'), { maxLength: 3 }) }),
  ),
}))
const anyMessage: fc.Arbitrary<IppMessage> = fc.record({
  version: fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 })),
  code: fc.nat({ max: 0xffff }),
  requestId: int32,
  groups: fc.array(
    fc.record({
      tag: fc.constantFrom(1, 2, 4, 5, 6, 7, 0),
      attributes: fc.array(fc.record({ name, values: fc.array(anyValue, { minLength: 1, maxLength: 3 }) }), {
        maxLength: 4,
      }),
    }),
    { maxLength: 4 },
  ),
  data: fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
})

test('what is encoded is decoded as it was', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      expect(decodeIpp(Buffer.concat([encodeAttributes(message), message.data]))).toEqual(message)
    }),
  )
})

test('any bytes at all give a message or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const message = decodeIpp(bytes)
      if (message !== null) expect(message.data.length).toBeLessThan(bytes.length)
    }),
    { numRuns: 2_000 },
  )
}, 20_000)

test('a message cut short is none, and one spoilt anywhere is a message or null', () => {
  let spoilt = 0
  fc.assert(
    fc.property(anyMessage, fc.nat({ max: 255 }), (message, noise) => {
      const bytes = encodeAttributes(message)
      for (let at = 0; at < bytes.length; at++) {
        if (decodeIpp(bytes.subarray(0, at)) !== null) throw new Error(`a message of ${at} bytes`)
        const before = bytes.readUInt8(at)
        bytes[at] = noise
        decodeIpp(bytes)
        spoilt += 1
        bytes[at] = before
      }
    }),
    { numRuns: 60 },
  )
  expect(spoilt).toBeGreaterThan(1_000)
}, 20_000)

test('collections nested as deep as a message can be are no danger', () => {
  const depth = 20_000
  const bytes = Buffer.concat([
    Buffer.from('0200000000000001', 'hex'),
    Buffer.of(0x04),
    field(0x34, 'deep', ''),
    ...Array.from({ length: depth }, () => Buffer.concat([field(0x4a, '', 'm'), field(0x34, '', '')])),
    ...Array.from({ length: depth + 1 }, () => field(0x37, '', '')),
    Buffer.of(0x03),
  ])
  expect(decodeIpp(bytes)?.groups[0]?.attributes[0]?.name).toBe('deep')
  expect(decodeIpp(bytes.subarray(0, 100_000))).toBeNull()
})
