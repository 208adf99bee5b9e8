import { expect, test } from 'vitest'
import { paceOf, slowPace } from './delays.ts'

test.each(['elder', 'speech', 'keypad'] as const)('%s mode gives three times as long', (mode) => {
  const comfort = { elder: false, speech: false, keypad: false }
  expect(paceOf(comfort)).toBe(1)
  expect(paceOf({ ...comfort, [mode]: true })).toBe(slowPace)
  expect(slowPace).toBeGreaterThanOrEqual(3)
})
