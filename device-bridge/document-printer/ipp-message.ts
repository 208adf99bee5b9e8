/** An IPP message as RFC 8010 has it: groups of attributes, then the document. Pure types and numbers. */

export const groupTag = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const
export const endOfAttributes = 0x03
/** Below it a tag begins a group, from it on a value. */
export const firstValueTag = 0x10

/** Values that are text; which kind matters to whoever reads it. */
export const textTags = {
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const
export type TextKind = keyof typeof textTags

export const valueTag = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  range: 0x33,
  beginCollection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  memberName: 0x4a,
} as const

export type IppValue =
  | { kind: 'integer' | 'enum'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'range'; lower: number; upper: number }
  | { kind: TextKind; value: string }
  | { kind: 'collection'; members: IppAttribute[] }
  /** Whatever else there is (no-value, dates, resolutions), and values whose length doesn't fit their tag. */
  | { kind: 'other'; tag: number; bytes: Uint8Array }

export interface IppAttribute {
  name: string
  values: IppValue[]
}

export interface IppGroup {
  tag: number
  attributes: IppAttribute[]
}

export interface IppMessage {
  version: readonly [major: number, minor: number]
  /** The operation of a request, the status of an answer. */
  code: number
  requestId: number
  groups: IppGroup[]
  /** What follows the attributes: the document. */
  data: Uint8Array
}
