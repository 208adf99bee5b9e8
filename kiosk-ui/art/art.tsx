import type { ComponentChildren } from 'preact'

/** One of our drawings. Colours come from classes in style/art.css, so that every drawing follows the contrast and the domain. */
export function Art(props: { name: string; box: string; children: ComponentChildren }) {
  return (
    <svg class={`art ${props.name}`} viewBox={props.box} aria-hidden="true">
      {props.children}
    </svg>
  )
}
