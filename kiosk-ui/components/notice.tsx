import { CircleCheck, Info, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

const icons = { good: CircleCheck, warn: Info, bad: TriangleAlert }

/** What happened, and under it what to do. Never by colour alone. */
export function Notice(props: {
  tone: 'good' | 'warn' | 'bad'
  title: string
  children?: ComponentChildren
  live?: boolean
  /** Read aloud only after a yes. */
  personal?: boolean
}) {
  const Icon = icons[props.tone]
  return (
    <div
      class={`notice ${props.tone}`}
      role={props.live === true ? 'status' : undefined}
      data-personal={props.personal}
    >
      <Icon aria-hidden="true" />
      <div>
        <b>{props.title}</b>
        {props.children}
      </div>
    </div>
  )
}
