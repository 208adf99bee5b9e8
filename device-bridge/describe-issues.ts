/**
 * What is wrong with a file, for the person who wrote it: field, what is there and what is allowed, in Chinese and English.
 * What is allowed comes from the schema itself, as an editor shows it.
 */
import { z } from 'zod'

type Node = z.core.JSONSchema._JSONSchema

/** @param raw what was checked against the schema and found wrong */
export function describeIssues(error: z.ZodError, schema: z.ZodType, raw: unknown): string[] {
  const root = z.toJSONSchema(schema, { io: 'input' })
  return error.issues.flatMap((issue) => describeIssue(issue, root, raw))
}

function describeIssue(issue: z.core.$ZodIssue, root: Node, raw: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    const known = allowedAt(root, issue.path)
    return issue.keys.flatMap((key) => describe([...issue.path, key], '未知字段 unknown field', known))
  }
  const value = valueAt(raw, issue.path)
  const present = value === undefined ? '没有填写 missing' : shorten(value)
  const why = issue.code === 'custom' && typeof issue.params?.['why'] === 'string' ? `（${issue.params['why']}）` : ''
  return describe(issue.path, present + why, allowedAt(root, issue.path))
}

function describe(path: PropertyKey[], present: string, allowed: string): string[] {
  const field = path.map(String).join('.') || '（整个文件 the whole file）'
  return [`  ${field}`, `    现在 is:      ${present}`, `    允许 allowed: ${allowed}`]
}

function valueAt(raw: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  )
}

/** Long values are cut: the field's name is what finds them. */
function shorten(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function allowedAt(root: Node, path: PropertyKey[]): string {
  let nodes = [root]
  for (const key of path) nodes = nodes.flatMap((node) => propertiesOf(node, String(key)))
  return [...new Set(nodes.map(allowed))].join(' | ')
}

function propertiesOf(node: Node, key: string): Node[] {
  // A field that may also be null, or a device with a choice of drivers, is a union: its branches have the fields.
  // A list has one schema for all that is in it.
  return branchesOf(node).flatMap(({ properties, items }) => {
    const inside = properties?.[key] ?? (Array.isArray(items) ? undefined : items)
    return inside === undefined ? [] : [inside]
  })
}

function branchesOf(node: Node): z.core.JSONSchema.JSONSchema[] {
  if (typeof node !== 'object') return []
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(branchesOf)]
}

function allowed(node: Node): string {
  if (typeof node !== 'object') return ''
  const rule = ruleOf(node)
  return node.description === undefined ? rule : `${rule}（${node.description}）`
}

function ruleOf(node: z.core.JSONSchema.JSONSchema): string {
  const choices = node.anyOf ?? node.oneOf
  if (choices) return choices.map(allowed).join(' | ')
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (node.type === 'integer') return `${node.minimum}–${node.maximum} 的整数 a whole number`
  if (node.type === 'number') return `${node.minimum}–${node.maximum} 的数 a number`
  if (node.type === 'object') return `{ ${Object.keys(node.properties ?? {}).join(', ')} }`
  if (node.type === 'array') return '[ … ]'
  if (node.type === 'null') return 'null'
  if (node.format === 'uri') return '"http://…" | "https://…"'
  return node.pattern ? `文本 text, ${node.pattern}` : '非空文本 non-empty text'
}
