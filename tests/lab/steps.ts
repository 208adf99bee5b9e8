/** Runs the lab's steps one after the other, and counts. */
const patience = 60_000 // ms for one step; emulated, everything is some forty times slower

import { execFileSync } from 'node:child_process'

let passed = 0
let failed = 0

export async function step(name: string, run: () => Promise<void>): Promise<void> {
  const from = performance.now()
  try {
    await within(patience, run())
    passed++
    console.log(`ok ${name} (${Math.round(performance.now() - from)} ms)`)
  } catch (error) {
    failed++
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`)
    // what the kernel thinks of it
    console.log(execFileSync('dmesg', { encoding: 'utf8' }).split('\n').slice(-12).join('\n'))
  }
}

/** The line that says what became of it all. */
export function verdict(): string {
  return `lab: ${passed} passed, ${failed} failed`
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`not within ${milliseconds} ms`)), milliseconds)
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer))
}
