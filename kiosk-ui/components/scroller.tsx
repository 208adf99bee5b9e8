import { ChevronDown, ChevronUp } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from './words.tsx'

const page = 0.8 // of the window: the last line stays in sight as the first one

/** What is longer than its place can be read with two big buttons; a swipe is never needed. */
export function Scroller({ children }: { children: ComponentChildren }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState({ long: false, start: true, end: false })
  const look = () => {
    const element = box.current
    if (element === null) return
    const { scrollTop, scrollHeight, clientHeight } = element
    // with the buttons shown the window is smaller: once long, it is long until everything would fit beside them
    const next = {
      long: scrollHeight > clientHeight + 2,
      start: scrollTop < 2,
      end: scrollTop + clientHeight > scrollHeight - 2,
    }
    setAt((was) => (was.long === next.long && was.start === next.start && was.end === next.end ? was : next))
  }
  useLayoutEffect(() => {
    look()
    if (box.current === null) return
    const observer = new ResizeObserver(look)
    observer.observe(box.current)
    for (const child of box.current.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  const turn = (direction: 1 | -1) =>
    box.current?.scrollBy({ top: direction * page * box.current.clientHeight, behavior: 'smooth' })
  return (
    <div class={`scroller ${at.long ? 'long' : ''}`}>
      <div
        class={`window ${at.end ? 'end' : ''}`}
        ref={box}
        onScroll={look}
        {...(at.long ? { tabIndex: 0, role: 'region', 'aria-label': t('scroll.label') } : {})}
      >
        <div>{children}</div>
      </div>
      {at.long && (
        <div class="turn" data-silent>
          <button type="button" class="button quiet" disabled={at.start} onClick={() => turn(-1)}>
            <ChevronUp aria-hidden="true" />
            {t('scroll.up')}
          </button>
          <button type="button" class="button quiet" disabled={at.end} onClick={() => turn(1)}>
            <ChevronDown aria-hidden="true" />
            {t('scroll.down')}
          </button>
        </div>
      )}
    </div>
  )
}
