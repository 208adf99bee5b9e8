import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { giveFocus } from '../focus.ts'

interface Props {
  /** The screen's one h1; it takes the focus when the screen appears. */
  title: string
  lead?: ComponentChildren
  /** Above the title: steps, notices that explain it. */
  above?: ComponentChildren
  /** First in the body: what to know before going on. */
  below?: ComponentChildren
  children?: ComponentChildren
  /** A drawing for the room that is left over. */
  aside?: ComponentChildren
  actions?: ComponentChildren
  look?: string
  /** What it tells is somebody's own: read aloud only after a yes. What can be done is nobody's. */
  personal?: boolean
}

/** Title, body and actions: a column on an upright screen, two panes on a lying one. */
export function ScreenFrame({ title, lead, above, below, children, aside, actions, look, personal }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => giveFocus(heading.current), [])
  return (
    <main class={`screen ${look ?? ''}`}>
      <div class="top">
        {above}
        <h1 ref={heading} tabIndex={-1} class={/[，：\s]/.test(title) ? 'phrases' : ''} data-personal={personal}>
          {title}
        </h1>
        {lead !== undefined && (
          <p class="lead" data-personal={personal}>
            {lead}
          </p>
        )}
      </div>
      <div class="body" data-personal={personal}>
        {below}
        {children}
      </div>
      {aside !== undefined && <div class="aside">{aside}</div>}
      {actions !== undefined && <div class="actions">{actions}</div>}
    </main>
  )
}
