import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mainOnWhite, readable } from '#contract/config-theme.ts'
import { contrast } from '#contract/contrast.ts'
import { wearTheme } from './theme.ts'

let worn: Record<string, string> = {}
beforeEach(() => {
  worn = {}
  const style = { setProperty: (name: string, value: string) => (worn[name] = value) }
  vi.stubGlobal('document', { documentElement: { style } })
})
afterEach(() => void vi.unstubAllGlobals())

const standard = { main: '#b5361f', ink: '#22303a', paper: '#fbf6ec', logo: null }

test('the configured colours are worn, with shades mixed from the main one', () => {
  wearTheme({ ...standard, main: '#804020' })
  expect(worn).toEqual({
    '--brand-main': '#804020',
    '--brand-ink': '#22303a',
    '--brand-paper': '#fbf6ec',
    '--brand-deep': '#653319',
    '--brand-tint': '#f2ece9',
    '--brand-mid': '#d9c6bc',
  })
})

test('whatever main colour is accepted, it can be read on its lightest shade, and white on its darkest', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colour, (main) => {
      fc.pre(contrast(main, '#ffffff') >= mainOnWhite)
      wearTheme({ ...standard, main })
      expect(contrast(main, worn['--brand-tint'] ?? '')).toBeGreaterThanOrEqual(readable)
      expect(contrast('#ffffff', worn['--brand-deep'] ?? '')).toBeGreaterThanOrEqual(readable)
    }),
  )
})
