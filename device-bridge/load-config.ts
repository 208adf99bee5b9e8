/**
 * Reads kiosk.config.json. What is wrong with it is told to the person who wrote it, in Chinese and English.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type KioskConfig, kioskConfigSchema } from '#contract/config.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { describeIssues } from './describe-issues.ts'

/** @returns the configuration, or a message in Chinese and English */
export function loadConfig(file: string): Result<KioskConfig, string> {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return failed(`读不到配置文件：${file}\nCannot read the configuration file: ${file}`)
  }
  const config = parseConfig(text, file)
  if (!config.ok || config.value.speech.recordings === undefined) return config
  const recordings = resolve(dirname(file), config.value.speech.recordings)
  return done({ ...config.value, speech: { ...config.value.speech, recordings } })
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
  const problems = describeIssues(parsed.error, kioskConfigSchema, raw)
  return failed([`配置文件有误：${file}`, `The configuration file is wrong: ${file}`, ...problems].join('\n'))
}
