import { ChevronDown, ChevronUp } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useWords } from './words.tsx'

const page = 0.8 // of the window: the last line stays in sight as the first one

/** What is longer than its place can be read with two big buttons; a swipe is never needed. */
export function Scroller({ children }: { children: ComponentChildren }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const heading = useRef<number | null>(null) // where a button sends it, until it is there
  const [at, setAt] = useState({ long: false, start: true, end: false })
  const stand = (scrollTop: number) => {
    const element = box.current
    if (element === null) return
    const { scrollHeight, clientHeight } = element
    // with the buttons shown the window is smaller: once long, it is long until everything would fit beside them
    const next = {
      long: scrollHeight > clientHeight + 2,
      start: scrollTop < 2,
      end: scrollTop + clientHeight > scrollHeight - 2,
    }
    setAt((was) => (was.long === next.long && was.start === next.start && was.end === next.end ? was : next))
  }
  const look = () => stand(box.current?.scrollTop ?? 0)
  const arrived = () => {
    heading.current = null
    look()
  }
  const scrolled = () => {
    const far = Math.abs((box.current?.scrollTop ?? 0) - (heading.current ?? 0))
    if (heading.current === null || far <= 2) arrived() // on its way the buttons stand as they will when it is there
  }
  useLayoutEffect(() => {
    look()
    if (box.current === null) return
    const observer = new ResizeObserver(look)
    observer.observe(box.current)
    for (const child of box.current.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  const turn = (direction: 1 | -1) => {
    const element = box.current
    if (element === null) return
    const { scrollTop, scrollHeight, clientHeight } = element
    const top = Math.min(Math.max(scrollTop + direction * page * clientHeight, 0), scrollHeight - clientHeight)
    heading.current = top
    stand(top)
    element.scrollTo({ top, behavior: 'smooth' })
  }
  return (
    <div class={`scroller ${at.long ? 'long' : ''}`}>
      <div
        class={`window ${at.end ? 'end' : ''}`}
        ref={box}
        onScroll={scrolled}
        onScrollEnd={arrived} // sent elsewhere on its way (Chrome 114)
        onPointerDown={() => (heading.current = null)} // a finger may take it elsewhere
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
