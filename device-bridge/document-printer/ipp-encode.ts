/** IPP message → bytes (RFC 8010 section 3). Pure. */
import {
  endOfAttributes,
  type IppAttribute,
  type IppMessage,
  type IppValue,
  type TextKind,
  textTags,
  valueTag,
} from './ipp-message.ts'

/** @returns the message up to where its document begins: that is sent behind it, not copied */
export function encodeAttributes({ version, code, requestId, groups }: Omit<IppMessage, 'data'>): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt8(version[0], 0)
  head.writeUInt8(version[1], 1)
  head.writeUInt16BE(code, 2)
  head.writeInt32BE(requestId, 4)
  const body = groups.flatMap(({ tag, attributes }) => [
    Buffer.of(tag),
    ...attributes.flatMap(({ name, values }) => values.flatMap((value, index) => fields(value, index ? '' : name))),
  ])
  return Buffer.concat([head, ...body, Buffer.of(endOfAttributes)])
}

/** A value is one field; a collection is one field, its members, and one that ends it. */
function fields(value: IppValue, name: string): Buffer[] {
  if (value.kind !== 'collection') return [field(tagOf(value), name, bytesOf(value))]
  return [
    field(valueTag.beginCollection, name, Buffer.alloc(0)),
    ...value.members.flatMap(member),
    field(valueTag.endCollection, '', Buffer.alloc(0)),
  ]
}

function member({ name, values }: IppAttribute): Buffer[] {
  return [field(valueTag.memberName, '', Buffer.from(name)), ...values.flatMap((value) => fields(value, ''))]
}

function field(tag: number, name: string, value: Uint8Array): Buffer {
  const nameBytes = Buffer.from(name)
  return Buffer.concat([Buffer.of(tag), short(nameBytes.length), nameBytes, short(value.length), value])
}

type Simple = Exclude<IppValue, { kind: 'collection' }>

function tagOf(value: Simple): number {
  if (value.kind === 'other') return value.tag
  return isText(value) ? textTags[value.kind] : valueTag[value.kind]
}

function bytesOf(value: Simple): Uint8Array {
  if (isText(value)) return Buffer.from(value.value)
  switch (value.kind) {
    case 'integer':
    case 'enum':
      return long(value.value)
    case 'boolean':
      return Buffer.of(value.value ? 1 : 0)
    case 'range':
      return Buffer.concat([long(value.lower), long(value.upper)])
    case 'other':
      return value.bytes
  }
}

function isText(value: Simple): value is Extract<Simple, { kind: TextKind }> {
  return value.kind in textTags
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** An attribute with one value or several of the same kind, as requests are written. */
export const text = (name: string, kind: TextKind, ...values: string[]): IppAttribute => ({
  name,
  values: values.map((value) => ({ kind, value })),
})
export const integer = (name: string, value: number): IppAttribute => ({ name, values: [{ kind: 'integer', value }] })
export const boolean = (name: string, value: boolean): IppAttribute => ({ name, values: [{ kind: 'boolean', value }] })
