/** Text for a receipt: what may stand on paper, how wide it is, and where it may break. Pure. */

/** What belongs to the character before it: marks, emoji skin tones, half-width kana sound marks. */
const attached = String.raw`[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}]`
const graphemePattern = new RegExp(String.raw`\p{RI}{2}${attached}*|.${attached}*`, 'gsu')
const orphanPattern = new RegExp(String.raw`(^|[ \u3000])(?=${attached})`, 'gu')
/** Compatibility hanzi (some stand in GBK and in people's names): normalising would swap them for others. */
const normalisable = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu
const asciiOnly = /^[ -~]*$/
const closing = /^[、。，．：；？！）》〉」』】〕”’…％‰℃]/u
const opening = /^[（《〈「『【〔“‘]/u

/**
 * Makes text from anywhere printable: a control character (a printer's command, a line break) becomes a space,
 * invisible characters are dropped, letters and their marks are joined where one character exists for both.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?!\u3000)\p{Zs}/gu, ' ')
    .replace(normalisable, (run) => run.normalize('NFC'))
    .replace(orphanPattern, '$1\u25cc') // a mark without a letter stands on a dotted circle, as in any text
}

/** The characters a reader sees as one. */
export function graphemesOf(text: string): string[] {
  return text.match(graphemePattern) ?? []
}

/** Half-width columns of one grapheme: printable ASCII takes one, anything else a full cell. */
export function graphemeColumns(grapheme: string): 1 | 2 {
  return grapheme.length === 1 && asciiOnly.test(grapheme) ? 1 : 2
}

export function columnsOf(text: string): number {
  if (asciiOnly.test(text)) return text.length
  return graphemesOf(text).reduce((total, grapheme) => total + graphemeColumns(grapheme), 0)
}

/**
 * Breaks clean text into lines of at most `width` (≥ 2) columns, without trailing spaces. ASCII words stay whole when a
 * line can hold them; no line begins with a closing punctuation mark or ends with an opening one when it can be helped.
 */
export function wrap(text: string, width: number): string[] {
  if (columnsOf(text) <= width) return [text.trimEnd()]
  const lines: string[] = []
  let line = ''
  let used = 0
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const unit of unitsOf(text)) {
    const columns = columnsOf(unit)
    if (used + columns <= width) {
      line += unit
      used += columns
      continue
    }
    flush()
    if (isSpace(unit)) continue // a break takes the place of a space
    for (const grapheme of graphemesOf(unit)) {
      const more = graphemeColumns(grapheme)
      if (used + more > width) flush()
      line += grapheme
      used += more
    }
  }
  flush()
  return lines.length === 0 ? [''] : lines
}

/** Columns of the longest piece that `wrap` would like to keep whole. */
export function longestUnit(text: string): number {
  return Math.max(0, ...unitsOf(text).map(columnsOf))
}

/** Pieces that should stay together: a space, an ASCII word, a hanzi with the punctuation that clings to it. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  let previous = ''
  for (const grapheme of graphemesOf(text)) {
    const inWord = isWord(previous) && isWord(grapheme)
    const clings = !isSpace(previous) && !isSpace(grapheme) && (closing.test(grapheme) || opening.test(previous))
    if (previous !== '' && (inWord || clings)) units.push((units.pop() ?? '') + grapheme)
    else units.push(grapheme)
    previous = grapheme
  }
  return units
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\u3000'
}

function isWord(grapheme: string): boolean {
  return graphemeColumns(grapheme) === 1 && grapheme !== ' ' && grapheme !== ''
}
