import { expect, test } from 'vitest'
import { createReplayWindow } from './replay-window.ts'

test('a nonce is admitted once while its timestamp is fresh', () => {
  let now = 1_000_000_000
  const window = createReplayWindow(() => now)
  expect(window.admit(now, 'a')).toBe('fresh')
  expect(window.admit(now, 'a')).toBe('replayed')
  expect(window.admit(now + 299_000, 'b')).toBe('fresh')
  // 'b' came from a fast clock: its timestamp stays fresh for nearly ten minutes, and so must the memory of it
  now += 590_000
  expect(window.admit(now - 291_000, 'b')).toBe('replayed')
})

test('timestamps too old, too far ahead or unreadable are stale', () => {
  const window = createReplayWindow(() => 1_000_000_000)
  expect(window.admit(1_000_000_000 - 300_001, 'a')).toBe('stale')
  expect(window.admit(1_000_000_000 + 300_001, 'b')).toBe('stale')
  expect(window.admit(Number('yesterday'), 'c')).toBe('stale')
})
