/** What a picture of a screen would show at a glance: things beyond the edge, cut off, covered, or too small to touch. */
import type { Page } from 'playwright'

/** Two frames, so that what the first one brought about is drawn too. Real ones: a clock that a test holds has its own. */
function framesGoBy(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) {
      await new Promise<void>((resolve) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body)
      })
    }
  })
}

/** Returns what is wrong, in words; empty when nothing is. Scrollers may hold more than they show: that is what they are for. */
export async function flawsOf(page: Page): Promise<string[]> {
  await framesGoBy(page)
  return page.evaluate(() => {
    const slack = 2 // px; rounding
    const flaws: string[] = []
    const nameOf = (element: Element) => {
      const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24)
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text}”`
    }
    const isDrawing = (element: Element) => element.closest('svg, [aria-hidden="true"], .slip, .unseen') !== null
    const isScrolled = (element: Element) => Boolean(element.parentElement?.closest('.window, .outlet'))
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth || document.body.scrollWidth > root.clientWidth) {
      flaws.push('the page scrolls sideways')
    }
    for (const element of document.querySelectorAll('.kiosk *, .crash-notice *')) {
      if (isDrawing(element)) continue
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') continue
      const holds = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      const beyond =
        box.left < -slack || box.right > innerWidth + slack || box.top < -slack || box.bottom > innerHeight + slack
      if (beyond && (holds || element.matches('button')) && !isScrolled(element)) {
        flaws.push(`beyond the edge: ${nameOf(element)}`)
      }
      const isScroller = element.matches('.window, .outlet')
      const hidesX = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + slack
      const hidesY = style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + slack
      const says = element.textContent.trim() !== '' // a drawing may run beyond its frame
      if ((hidesX || hidesY) && says && !isScroller) flaws.push(`cut off: ${nameOf(element)}`)
      if (hidesX && isScroller && element.matches('.window')) flaws.push(`scrolls sideways: ${nameOf(element)}`)
      if (holds && style.display !== 'inline' && element.scrollWidth > element.clientWidth + slack && !hidesX) {
        flaws.push(`wider than its place: ${nameOf(element)}`)
      }
      if (holds && /[，。！？；] \p{Script=Han}/u.test(element.textContent)) {
        flaws.push(`a gap after full-width punctuation: ${nameOf(element)}`)
      }
      const words = element.matches('.button')
        ? [...element.childNodes].filter((node) => node.nodeName !== 'SMALL')
        : []
      const hanzi =
        words
          .map((node) => node.textContent)
          .join('')
          .match(/\p{Script=Han}/gu)?.length ?? 0
      if (hanzi > 8) flaws.push(`a button of ${hanzi} hanzi: ${nameOf(element)}`)
      if (element.matches('button') && element.querySelector('svg') !== null && !says) {
        flaws.push(`a drawing without words: ${nameOf(element)}`)
      }
      if (element.matches('button:enabled') && !isScrolled(element) && element.closest('[inert]') === null) {
        const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        if (middle === null || !element.contains(middle)) flaws.push(`covered: ${nameOf(element)}`)
      }
    }
    return flaws
  })
}
