/** A visitor's hand on a keypad of six keys: it sees nothing but what has the focus, and reaches a button by going there. */
import type { Page } from 'playwright'
import type { Visitor } from './browser.ts'
import { until } from './until.ts'

const patience = 60 // keys; no screen has so many things to press

/** The same visitor, who presses keys where others touch the screen. */
export function byKeys(visitor: Visitor): Visitor {
  const { page } = visitor
  return {
    ...visitor,
    async touch(name) {
      const passed: string[] = []
      for (let pressed = 0; pressed < patience; pressed++) {
        const focused = await nameOfFocused(page)
        if (typeof name === 'string' ? bare(focused) === bare(name) : name.test(focused)) {
          return page.keyboard.press('Enter')
        }
        passed.push(focused)
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`${String(name)} isn't reached by keys, only ${[...new Set(passed)].join(' | ')}`)
    },
  }
}

const bare = (text: string) => text.replace(/\s/g, '')

/** Empty while nothing has the focus, and on a heading, which is no button. */
function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLButtonElement)) return ''
    return focused.innerText.replace(/\s+/g, ' ').trim()
  })
}

/**
 * Goes round a screen by the down key, and back by the up key.
 * @returns what is wrong with it, in words; empty when every control is reached, once, in reading order, and seen to be
 */
export async function flawsOfKeys(page: Page): Promise<string[]> {
  // a real key: from now on the browser shows the focus. The page just loaded may not listen to the first one yet
  const isShown = () => page.evaluate(() => document.activeElement?.matches(':focus-visible:not(.attract h1)') === true)
  await until(
    async () => {
      await page.keyboard.press('ArrowDown')
      return isShown()
    },
    () => 'a key that moves the focus',
  )
  return page.evaluate(async () => {
    const flaws: string[] = []
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)))
    const nameOf = (element: Element | null) =>
      `<${element?.tagName.toLowerCase()}> “${(element?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24)}”`
    // the codes of a keypad, not those of a keyboard, which the walks use
    const press = (code: 'F18' | 'F19') =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }),
      )
    const isOpen = (element: Element) => element.closest('[inert]') === null && element.getClientRects().length > 0
    const selector = 'h1:not(.attract *), button, a[href], input, select, summary, [tabindex="0"]'
    /** Round from the heading to the heading, by the document and what is enabled, whatever the keys do. */
    const expected = () => {
      const all = [...document.querySelectorAll(`.kiosk :is(${selector})`)]
      const open = all.filter((element) => isOpen(element) && !element.matches(':disabled'))
      const first = open.findIndex((element) => element.tagName === 'H1') + 1
      return [...open.slice(first), ...open.slice(0, first)]
    }

    const round = (code: 'F18' | 'F19') => {
      const reached: Element[] = []
      const start = expected().at(-1)
      if (start instanceof HTMLElement) start.focus()
      const from = document.activeElement
      // text that is longer than its place takes more than one key
      for (let keys = 0; keys < 200; keys++) {
        press(code)
        const now = document.activeElement
        if (now === null || now === document.body) {
          flaws.push('the focus is lost')
          break
        }
        if (reached.at(-1) !== now) {
          reached.push(now)
          if (code === 'F19') lookAt(now)
        }
        if (now === from) break
      }
      return reached
    }

    const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = rgb(color).map((value) => {
        const part = value / 255
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const contrast = (one: string, other: string) => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
      return (light + 0.05) / (dark + 0.05)
    }
    const backgroundBehind = (element: Element | null): string => {
      for (let behind = element; behind !== null; behind = behind.parentElement) {
        const { backgroundColor } = getComputedStyle(behind)
        if ((rgb(backgroundColor)[3] ?? 1) > 0.9) return backgroundColor
      }
      return 'rgb(255, 255, 255)'
    }
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))

    /** What has the focus must be seen: a ring at least a millimetre wide, on a ground it differs from, and none of it cut off. */
    const lookAt = (element: Element) => {
      const isHeading = element.tagName === 'H1'
      const ringed = element.matches('.window') ? (element.parentElement ?? element) : element
      const style = getComputedStyle(ringed)
      const width = Number.parseFloat(isHeading ? style.textDecorationThickness : style.outlineWidth)
      const color = isHeading ? style.textDecorationColor : style.outlineColor
      const isThere = isHeading ? style.textDecorationLine === 'underline' : style.outlineStyle === 'solid'
      if (!isThere || !(width >= mm)) flaws.push(`no ring of a millimetre (${width / mm} mm): ${nameOf(element)}`)
      const ground = backgroundBehind(isHeading ? element : ringed.parentElement)
      if (contrast(color, ground) < 3) flaws.push(`a ring like its ground: ${nameOf(element)}`)
      if (isHeading) return
      const reach = width + Number.parseFloat(style.outlineOffset) - 1.5
      const box = ringed.getBoundingClientRect()
      const edges = {
        left: box.left - reach,
        top: box.top - reach,
        right: box.right + reach,
        bottom: box.bottom + reach,
      }
      for (let around = ringed.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        const frame = around.getBoundingClientRect()
        const outside =
          (overflowX !== 'visible' && (edges.left < frame.left || edges.right > frame.right)) ||
          (overflowY !== 'visible' && (edges.top < frame.top || edges.bottom > frame.bottom))
        if (outside) {
          flaws.push(`a ring cut off by ${nameOf(around).slice(0, 20)} .${around.className}: ${nameOf(element)}`)
          break
        }
      }
    }

    const compare = (key: string, reached: Element[], should: Element[]) => {
      const told = (elements: Element[]) => elements.map(nameOf).join(', ')
      if (told(reached) !== told(should)) flaws.push(`${key} reaches ${told(reached)}\n  instead of ${told(should)}`)
    }
    const wayDown = expected()
    compare('down', round('F19'), wayDown)
    await painted() // text that was scrolled can be scrolled back now
    await painted()
    const wayUp = expected()
    compare('up', round('F18'), [...wayUp.slice(0, -1).toReversed(), ...wayUp.slice(-1)])
    return flaws
  })
}
