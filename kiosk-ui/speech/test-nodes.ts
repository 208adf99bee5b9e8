/** A screen's document without a browser, for the tests of what is read of it. */
import type { ScreenNode } from './screen-parts.ts'

type Attributes = Readonly<Record<string, string | true>>

export function h(nodeName: string, attributes: Attributes, ...children: (ScreenNode | string)[]): ScreenNode {
  return {
    nodeName: nodeName.toUpperCase(),
    nodeValue: null,
    childNodes: children.map((child) =>
      typeof child === 'string' ? { nodeName: '#text', nodeValue: child, childNodes: [] } : child,
    ),
    getAttribute: (name) => (attributes[name] === true ? '' : (attributes[name] ?? null)),
  }
}
