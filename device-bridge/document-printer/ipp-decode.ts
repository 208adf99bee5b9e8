/** Bytes → IPP message (RFC 8010 section 3). Pure; any bytes at all give a message or null. */
import {
  endOfAttributes,
  firstValueTag,
  type IppAttribute,
  type IppGroup,
  type IppMessage,
  type IppValue,
  type TextKind,
  textTags,
  valueTag,
} from './ipp-message.ts'

interface Field {
  tag: number
  /** Empty: one more value of the attribute before it. */
  name: string
  value: Buffer
  /** Where the next one begins. */
  end: number
}

const headLength = 8

/** @returns null when the bytes end too early or don't nest */
export function decodeIpp(bytes: Uint8Array): IppMessage | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (buffer.length <= headLength) return null
  const groups: IppGroup[] = []
  let fields: Field[] = []
  let at = headLength

  /** Ends the group that was read. @returns whether its attributes nest */
  const endGroup = (): boolean => {
    const group = groups.at(-1)
    const attributes = attributesOf(fields)
    if (attributes === null || (group === undefined && fields.length > 0)) return false
    group?.attributes.push(...attributes)
    fields = []
    return true
  }

  for (;;) {
    const tag = buffer[at]
    if (tag === undefined) return null
    if (tag >= firstValueTag) {
      const field = fieldAt(buffer, at)
      if (field === null) return null
      fields.push(field)
      at = field.end
      continue
    }
    if (!endGroup()) return null
    at += 1
    if (tag === endOfAttributes) break
    groups.push({ tag, attributes: [] })
  }
  return {
    version: [buffer.readUInt8(0), buffer.readUInt8(1)],
    code: buffer.readUInt16BE(2),
    requestId: buffer.readInt32BE(4),
    groups,
    data: bytes.subarray(at),
  }
}

function fieldAt(buffer: Buffer, at: number): Field | null {
  const name = lengthened(buffer, at + 1)
  const value = name && lengthened(buffer, name.end)
  if (!name || !value) return null
  return { tag: buffer.readUInt8(at), name: name.bytes.toString(), value: value.bytes, end: value.end }
}

/** Two bytes that say how many follow, and those. */
function lengthened(buffer: Buffer, at: number): { bytes: Buffer; end: number } | null {
  if (at + 2 > buffer.length) return null
  const end = at + 2 + buffer.readUInt16BE(at)
  return end > buffer.length ? null : { bytes: buffer.subarray(at + 2, end), end }
}

/** Collections are kept on a list, not on the call stack: bytes may nest as deep as they like. */
function attributesOf(fields: Field[]): IppAttribute[] | null {
  const attributes: IppAttribute[] = []
  const open = [attributes]
  for (const { tag, name, value } of fields) {
    const level = open.at(-1)
    if (level === undefined) return null
    const nested = open.length > 1
    if (tag === valueTag.endCollection || tag === valueTag.memberName || (nested && name !== '')) {
      if (!nested || name !== '') return null
      if (tag === valueTag.endCollection) open.pop()
      else level.push({ name: value.toString(), values: [] })
      continue
    }
    if (name !== '') level.push({ name, values: [] })
    const attribute = level.at(-1)
    if (attribute === undefined) return null
    if (tag === valueTag.beginCollection) {
      const members: IppAttribute[] = []
      attribute.values.push({ kind: 'collection', members })
      open.push(members)
    } else attribute.values.push(valueOf(tag, value))
  }
  return open.length === 1 ? attributes : null
}

const textKinds: ReadonlyMap<number, TextKind> = new Map([
  [textTags.text, 'text'],
  [textTags.name, 'name'],
  [textTags.keyword, 'keyword'],
  [textTags.uri, 'uri'],
  [textTags.uriScheme, 'uriScheme'],
  [textTags.charset, 'charset'],
  [textTags.language, 'language'],
  [textTags.mimeType, 'mimeType'],
])

function valueOf(tag: number, bytes: Buffer): IppValue {
  const kind = textKinds.get(tag)
  if (kind !== undefined) return { kind, value: bytes.toString() }
  const { length } = bytes
  if (tag === valueTag.integer && length === 4) return { kind: 'integer', value: bytes.readInt32BE() }
  if (tag === valueTag.enum && length === 4) return { kind: 'enum', value: bytes.readInt32BE() }
  if (tag === valueTag.boolean && length === 1) return { kind: 'boolean', value: bytes[0] !== 0 }
  if (tag === valueTag.range && length === 8) {
    return { kind: 'range', lower: bytes.readInt32BE(0), upper: bytes.readInt32BE(4) }
  }
  const localized =
    tag === valueTag.nameWithLanguage || tag === valueTag.textWithLanguage ? withoutLanguage(bytes) : null
  if (localized !== null) return { kind: tag === valueTag.nameWithLanguage ? 'name' : 'text', value: localized }
  return { kind: 'other', tag, bytes }
}

/** Which language a printer's words are in makes no difference here. */
function withoutLanguage(bytes: Buffer): string | null {
  const language = lengthened(bytes, 0)
  const value = language && lengthened(bytes, language.end)
  return value?.bytes.toString() ?? null
}
