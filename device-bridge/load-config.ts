/**
 * Reads kiosk.config.json. What is wrong with it is told to the person who wrote it: file, field, what is there and what
 * is allowed, in Chinese and English. What is allowed comes from the schema itself, as the editor shows it.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type KioskConfig, kioskConfigSchema } from '#contract/config.ts'
import { done, failed, type Result } from '#contract/result.ts'

/** @returns the configuration, or a message in Chinese and English */
export function loadConfig(file: string): Result<KioskConfig, string> {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return failed(`读不到配置文件：${file}\nCannot read the configuration file: ${file}`)
  }
  return parseConfig(text, file)
}

/** @param file only named in messages */
export function parseConfig(text: string, file: string): Result<KioskConfig, string> {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, '')) // Windows editors put a byte order mark before it
  } catch (error) {
    // JSON.parse's own message says at which line or character.
    const where = error instanceof Error ? error.message : ''
    return failed(`配置文件不是有效的 JSON：${file}\nThe configuration file is no valid JSON: ${file}\n  ${where}`)
  }
  const parsed = kioskConfigSchema.safeParse(raw)
  if (parsed.success) return done(parsed.data)
  const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, raw))
  return failed([`配置文件有误：${file}`, `The configuration file is wrong: ${file}`, ...problems].join('\n'))
}

function describeIssue(issue: z.core.$ZodIssue, raw: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    const known = allowedAt(issue.path)
    return issue.keys.flatMap((key) => describe([...issue.path, key], '未知字段 unknown field', known))
  }
  const value = valueAt(raw, issue.path)
  return describe(issue.path, value === undefined ? '没有填写 missing' : shorten(value), allowedAt(issue.path))
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

function allowedAt(path: PropertyKey[]): string {
  let nodes: z.core.JSONSchema._JSONSchema[] = [z.toJSONSchema(kioskConfigSchema, { io: 'input' })]
  for (const key of path) nodes = nodes.flatMap((node) => propertiesOf(node, String(key)))
  return [...new Set(nodes.map(allowed))].join(' | ')
}

function propertiesOf(node: z.core.JSONSchema._JSONSchema, key: string): z.core.JSONSchema._JSONSchema[] {
  // A field that may also be null, or a device with a choice of drivers, is a union: its branches have the fields.
  return branchesOf(node).flatMap(({ properties }) => (properties?.[key] === undefined ? [] : [properties[key]]))
}

function branchesOf(node: z.core.JSONSchema._JSONSchema): z.core.JSONSchema.JSONSchema[] {
  if (typeof node !== 'object') return []
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(branchesOf)]
}

function allowed(node: z.core.JSONSchema._JSONSchema): string {
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
  if (node.type === 'null') return 'null'
  if (node.format === 'uri') return '"http://…" | "https://…"'
  return node.pattern ? `文本 text, ${node.pattern}` : '非空文本 non-empty text'
}
