/** The few pieces every panel of the dock is made of. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Words } from './words.ts'

/** Chinese, with the same in English small beside or below it. */
export function Both({ zh, en }: Words) {
  return (
    <span class="both">
      {zh} <small lang="en">{en}</small>
    </span>
  )
}

interface PanelProps extends Words {
  class: string
  children: ComponentChildren
}

export function Panel({ zh, en, class: name, children }: PanelProps) {
  const heading = useId()
  return (
    <section class={`panel ${name}`} aria-labelledby={heading}>
      <h2 id={heading}>
        <Both zh={zh} en={en} />
      </h2>
      {children}
    </section>
  )
}
