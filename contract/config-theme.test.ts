import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mainOnWhite, paperOnBlack, readable, themeSchema } from './config-theme.ts'
import { contrast } from './contrast.ts'

const tokens = readFileSync(join(import.meta.dirname, '..', 'kiosk-ui', 'style', 'tokens.css'), 'utf8')
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('contrast is that of WCAG, whichever colour comes first', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2) // the well-known lightest grey for text on white
  fc.assert(fc.property(colour, colour, (one, other) => contrast(one, other) === contrast(other, one)))
  fc.assert(fc.property(colour, colour, (one, other) => contrast(one, other) >= 1 && contrast(one, other) <= 21))
})

test('without a theme the kiosk looks as its style sheet says', () => {
  const { main, ink, paper, logo } = themeSchema.parse({})
  expect(logo).toBe(null)
  for (const [name, value] of Object.entries({ main, ink, paper }))
    expect(tokens).toContain(`var(--brand-${name}, ${value})`)
})

test('on every paper that is accepted, the colours that no theme changes can be read', () => {
  const fixed = ['soft', 'ok', 'warn', 'stop', 'c'].flatMap((name) =>
    [...tokens.split("[data-contrast='high']")[0]!.matchAll(new RegExp(`--${name}: (#[\\da-f]{6});`, 'g'))].map(
      ([, value]) => value!,
    ),
  )
  expect(fixed.length).toBe(7) // four, and a hue for each domain
  const darkest = 0.05 * paperOnBlack - 0.05 // its luminance
  for (const text of fixed)
    expect((darkest + 0.05) / (contrast('#000000', text) * 0.05)).toBeGreaterThanOrEqual(readable)
})

test('a theme is accepted only if its words can be read', () => {
  fc.assert(
    fc.property(colour, colour, colour, (main, ink, paper) => {
      const onWhite = contrast(main, '#ffffff') >= mainOnWhite && contrast(ink, '#ffffff') >= readable
      const onPaper = [main, ink].every((own) => contrast(own, paper) >= readable)
      const light = contrast('#000000', paper) >= paperOnBlack
      expect(themeSchema.safeParse({ main, ink, paper }).success).toBe(onWhite && onPaper && light)
    }),
  )
})
