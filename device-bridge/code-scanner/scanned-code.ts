import { fault } from '#contract/faults.ts'
import { type Result, done, failed } from '#contract/result.ts'
import type { ScannedCode } from '#contract/scanned-code.ts'

/** Shorter ones are noise on the line, or what was left of one. */
const shortest = 4
/** Longer ones are no proof of anything a visitor would show: 电子社保卡 and 医保电子凭证 stay far below. */
export const longest = 512

/** 医保电子凭证: 28 digits from 424 (the national platform alone knows what they mean; they change every minute). */
const medicalInsurance = /^424\d{25}$/

/** @returns the code; `codeUnsupported` when it is longer than any we know, or isn't printable ASCII; null for noise */
export function scannedCode(bytes: Uint8Array): Result<ScannedCode> | null {
  if (bytes.length < shortest) return null
  if (bytes.length > longest || !bytes.every(isPrintable)) return failed(fault('codeUnsupported'))
  const code = String.fromCharCode(...bytes)
  return done({ code, kind: medicalInsurance.test(code) ? 'medicalInsurance' : 'opaque' })
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte <= 0x7e
}
