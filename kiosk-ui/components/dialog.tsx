import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { giveFocus } from '../focus.ts'

/**
 * A sheet over the screen. The frame makes the rest inert while it is open; here the focus comes to its heading and goes
 * back to where it was.
 */
export function Dialog({ title, urgent, children }: { title: string; urgent?: boolean; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    const opener = document.activeElement
    giveFocus(heading.current)
    return () => {
      // once what lies under the dialog isn't inert any more; a new screen has taken the focus by then
      queueMicrotask(() => {
        if (opener instanceof HTMLElement && document.activeElement === document.body) giveFocus(opener)
      })
    }
  }, [])
  return (
    <div class="veil">
      <div
        class="dialog"
        role={urgent === true ? 'alertdialog' : 'dialog'}
        aria-modal="true"
        aria-labelledby="dialog-title"
      >
        <h1 id="dialog-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </div>
  )
}
