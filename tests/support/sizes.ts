/**
 * What an eye and a hand need, measured in real millimetres where the browser has drawn it. The numbers come from
 * 508 402.4 and EN 301 549 5.1.4 (text), 8.3 (reach), WCAG 1.4.6 (contrast); targets from Colle & Hiszem 2004.
 */
import type { Page } from 'playwright'

export interface Violation {
  rule: 'text' | 'lines' | 'target' | 'gap' | 'choices' | 'main action' | 'reach' | 'contrast'
  /** The element, in the words of a selector and what it says. */
  what: string
  /** In mm, but: lines in font sizes, choices counted, the main action in parts of the height, contrast as a ratio. */
  is: number
  needs: number
}

const limits = {
  normal: { capital: 4.8, target: 20, choices: Number.POSITIVE_INFINITY },
  elder: { capital: 7.3, target: 24, choices: 6 },
  lines: 1.3,
  gap: 3,
  mainAction: 2 / 3, // of the height, from the top
  reach: 300, // above the screen's lower edge; mounted 820 mm high that is 1120 mm, the reach over an obstruction (EN 301 549 8.3)
  contrast: 7,
  slack: 0.05, // mm; boxes end at parts of pixels
}

/** Measures what the page shows now, in the mode that it says it is in. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  return page.evaluate((limits) => {
    const kiosk = document.querySelector<HTMLElement>('.kiosk, .crash-notice')
    if (kiosk === null) throw new Error('no kiosk on this page')
    const { size, contrast, layout } = kiosk.dataset
    const { capital, target, choices } = size === 'elder' ? limits.elder : limits.normal
    const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))
    const upright = innerHeight > innerWidth
    const found: Violation[] = []

    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 16)}”`
    function tell(rule: Violation['rule'], element: Element, is: number, needs: number, other?: Element) {
      const what = other === undefined ? nameOf(element) : `${nameOf(element)} to ${nameOf(other)}`
      found.push({ rule, what, is: Math.round(is * 100) / 100, needs })
    }

    /** The part of an element that its scrollers let show; null when nothing does. */
    function shownBox(element: Element): DOMRect | null {
      const box = element.getBoundingClientRect()
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom]
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue
        const frame = around.getBoundingClientRect()
        left = Math.max(left, frame.left)
        top = Math.max(top, frame.top)
        right = Math.min(right, frame.right)
        bottom = Math.min(bottom, frame.bottom)
      }
      return right - left > 1 && bottom - top > 1 ? new DOMRect(left, top, right - left, bottom - top) : null
    }

    // text
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    if (pen === null) throw new Error('no canvas')
    const capitals = new Map<string, number>()
    function capitalOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
      const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
      const known = capitals.get(font)
      if (known !== undefined || pen === null) return known ?? 0
      pen.font = font
      const height = pen.measureText('H').actualBoundingBoxAscent
      capitals.set(font, height)
      return height
    }
    function coloursOf(colour: string): number[] {
      return (/rgba?\(([^)]*)\)/.exec(colour)?.[1] ?? '').split(',').map(Number)
    }
    const luminance = (colour: number[]) => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    function contrastOf(element: Element): number {
      let behind = [255, 255, 255]
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const colour = coloursOf(getComputedStyle(around).backgroundColor)
        if (colour[3] === 0) continue
        behind = colour.slice(0, 3)
        break
      }
      const [one, other] = [luminance(coloursOf(getComputedStyle(element).color).slice(0, 3)), luminance(behind)]
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    }
    const walker = document.createTreeWalker(kiosk, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      if (element === null || node.textContent?.trim() === '' || element.closest('svg, .unseen') !== null) continue
      if (shownBox(element) === null) continue
      const style = getComputedStyle(element)
      const height = capitalOf(style) / mm
      if (height < capital - limits.slack) tell('text', element, height, capital)
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      const spacing = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize)
      if (lines.size > 1 && spacing < limits.lines - 0.001) tell('lines', element, spacing, limits.lines)
      if (contrast === 'high') {
        const ratio = contrastOf(element)
        if (ratio < limits.contrast) tell('contrast', element, ratio, limits.contrast)
      }
    }

    // targets
    const targets = [...kiosk.querySelectorAll('button, a, summary')].filter(
      (element) => element.closest('[inert]') === null && getComputedStyle(element).visibility === 'visible',
    )
    const shown = targets.flatMap((element) => {
      const box = shownBox(element)
      return box === null ? [] : [{ element, box }]
    })
    for (const { element, box } of shown) {
      const { width, height } = element.getBoundingClientRect()
      const smaller = Math.min(width, height) / mm
      if (smaller < target - limits.slack) tell('target', element, smaller, target)
      const top = (innerHeight - box.top) / mm
      if (layout === 'low' && top > limits.reach + limits.slack) tell('reach', element, top, limits.reach)
    }
    shown.forEach(({ element, box }, index) => {
      for (const other of shown.slice(index + 1)) {
        if (element.contains(other.element)) continue
        const apart = Math.hypot(
          Math.max(box.left - other.box.right, other.box.left - box.right, 0),
          Math.max(box.top - other.box.bottom, other.box.top - box.bottom, 0),
        )
        if (apart / mm < limits.gap - limits.slack) tell('gap', element, apart / mm, limits.gap, other.element)
      }
    })

    // one decision at a time: the bar, the ways out, turning pages, the keys of one number, a word explained and a value shown aren't choices
    const offered = shown.filter(({ element }) => !element.matches('.bar *, .quiet, .key, .peek, .term'))
    if (offered.length > choices) tell('choices', offered[0]?.element ?? kiosk, offered.length, choices)

    for (const { element, box } of shown) {
      const at = (box.top + box.height / 2) / innerHeight
      if (upright && element.matches('.actions *') && at < limits.mainAction) {
        tell('main action', element, at, limits.mainAction)
      }
    }
    return found
  }, limits)
}
