/**
 * A screen's document, walked in reading order: what is to be said of it, piece by piece. Pure over the few things that it
 * needs of a node; the browser's own nodes are such. Nothing hidden is said (`aria-hidden`, `inert`, drawings), nor what
 * only eyes need (`data-silent`); what stands under `data-personal` is told apart.
 */
import { rowPhrases } from '#flows/speech/row-phrases.ts'

export interface ScreenNode {
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<ScreenNode>
  getAttribute?(name: string): string | null
}

export interface Part {
  /** `rows`: the caption of a table, to be told with how many rows follow. `seconds`: what is left of a time. `entry`: typed so far. */
  kind: 'title' | 'text' | 'choice' | 'disabledChoice' | 'seconds' | 'slip' | 'rows' | 'entry'
  /** With a pause between each two. */
  pieces: string[]
  personal: boolean
  rows?: number
}

/** These stand inside a sentence; all other elements are one or more of their own. */
const inline = new Set(['span', 'b', 'strong', 'small', 'em', 'i', 'u', 'time', 'sub', 'sup', 'abbr', 'dt', 'dd', 'a'])
const drawings = new Set(['svg', 'img', 'canvas', 'video', 'style', 'script', '#comment'])
/** A button in one of these is a word of its sentence, not a choice. */
const prose = new Set(['p', 'dt', 'dd', 'td', 'h1', 'h2', 'h3'])

const nameOf = (node: ScreenNode): string => node.nodeName.toLowerCase()
const has = (node: ScreenNode, name: string): boolean => attribute(node, name) !== null
const attribute = (node: ScreenNode, name: string): string | null => node.getAttribute?.(name) ?? null

function isSilent(node: ScreenNode): boolean {
  return (
    drawings.has(nameOf(node)) ||
    attribute(node, 'aria-hidden') === 'true' ||
    ['hidden', 'inert', 'data-silent'].some((name) => has(node, name))
  )
}

/** @param root the screen's main part, or the dialog that lies over it */
export function partsOf(root: ScreenNode): Part[] {
  const parts: Part[] = []
  let pieces: string[] = []
  let goesOn = false

  function end(kind: Part['kind'], personal: boolean) {
    const said = pieces.filter((piece) => piece.trim() !== '')
    if (said.length > 0) parts.push({ kind, pieces: said, personal })
    pieces = []
    goesOn = false
  }

  function hear(text: string) {
    const last = pieces.at(-1)
    if (goesOn && last !== undefined) pieces[pieces.length - 1] = last + text
    else if (text.trim() !== '') {
      pieces.push(text)
      goesOn = true
    }
  }

  function walk(node: ScreenNode, inside: { personal: boolean; prose: boolean; kind: Part['kind']; whole: boolean }) {
    if (node.nodeValue !== null && nameOf(node) === '#text') return hear(node.nodeValue)
    if (isSilent(node)) return
    const name = nameOf(node)
    const here = { ...inside, personal: inside.personal || has(node, 'data-personal') }
    const children = (kind = here.kind) => {
      for (const child of node.childNodes) walk(child, { ...here, kind, prose: here.prose || prose.has(name) })
    }
    if (name === 'br') {
      goesOn = false
      return
    }
    if (inline.has(name) || (name === 'button' && here.prose)) {
      // a number and its unit are one: <b><small>CNY</small>1.00</b>
      const whole = inside.whole || name === 'b'
      if (!inside.whole) goesOn = false
      for (const child of node.childNodes) walk(child, { ...here, whole, prose: here.prose || prose.has(name) })
      if (!inside.whole) goesOn = false
      return
    }
    end(inside.kind, inside.personal)
    const label = attribute(node, 'aria-label')
    if (has(node, 'data-slip')) {
      parts.push({ kind: 'slip', pieces: [], personal: true })
    } else if (name === 'button') {
      if (label === null) children()
      else hear(label)
      const choice = has(node, 'disabled') ? 'disabledChoice' : 'choice'
      end(has(node, 'data-personal') ? 'text' : choice, here.personal) // somebody's details are read, not chosen
    } else if (name === 'table') {
      parts.push(...tableParts(node, here.personal))
    } else if (attribute(node, 'role') === 'timer') {
      children()
      end('seconds', here.personal)
    } else if (attribute(node, 'role') === 'textbox') {
      children()
      end('entry', here.personal)
    } else if (attribute(node, 'role') === 'group' && label !== null) {
      parts.push({ kind: 'text', pieces: [label, ...namesIn(node)], personal: here.personal })
    } else {
      if (label !== null && name === 'ul') {
        hear(label)
        end('text', here.personal)
      }
      const kind = name === 'h1' ? 'title' : 'text'
      children(kind)
      end(kind, here.personal)
    }
  }

  walk(root, { personal: false, prose: false, kind: 'text', whole: false })
  end('text', false)
  return parts
}

/** What the buttons in there are called, in order. */
export function namesIn(node: ScreenNode): string[] {
  if (isSilent(node)) return []
  if (nameOf(node) === 'button') return [attribute(node, 'aria-label') ?? textOf(node)]
  return [...node.childNodes].flatMap(namesIn)
}

function textOf(node: ScreenNode): string {
  if (nameOf(node) === '#text') return node.nodeValue ?? ''
  return isSilent(node) ? '' : [...node.childNodes].map(textOf).join('')
}

function tableParts(table: ScreenNode, personal: boolean): Part[] {
  const found = (name: string, below = table): ScreenNode[] =>
    [...below.childNodes].flatMap((node) => (nameOf(node) === name ? [node] : found(name, node)))
  const headers = found('th').map(textOf)
  const rows = found('tr')
    .map((row) => found('td', row).map(textOf))
    .filter((cells) => cells.length > 0)
  const caption = found('caption').map(textOf)
  return [
    { kind: 'rows', pieces: caption, personal, rows: rows.length },
    ...rowPhrases(headers, rows).map((pieces): Part => ({ kind: 'text', pieces, personal })),
  ]
}
