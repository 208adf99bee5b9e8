/** One page with all pictures side by side: a row for each screen, a column for each mode. */
import { cells } from './fingerprint.ts'

export interface Shot {
  id: string
  tour: string
  screen: string
  shape: 'portrait' | 'landscape'
  mode: string
  language: string
  file: string
  /** Its fingerprint. */
  print: string
  /** Cells that differ from the accepted picture; null = none was accepted. */
  changes: number[] | null
}

export function contactSheet(shots: readonly Shot[]): string {
  const rows = Map.groupBy(shots, ({ tour, screen }) => `${tour} · ${screen}`)
  const body = Array.from(rows, ([name, row]) => `<h2>${name}</h2><div class="row">${row.map(figure).join('')}</div>`)
  return `<!doctype html>
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { font: 15px system-ui, sans-serif; margin: 24px; background: #e9e7e2; color: #1d2328 }
  h2 { margin: 28px 0 8px; font-size: 17px }
  .row { display: flex; flex-wrap: wrap; gap: 12px; align-items: end }
  figure { margin: 0; background: #fff; padding: 6px; box-shadow: 0 1px 4px #0003 }
  figure.new { outline: 3px solid #2f6fb5 }
  figure.changed { outline: 3px solid #c4381f }
  .picture { position: relative }
  img { display: block; height: 320px }
  svg { position: absolute; inset: 0; width: 100%; height: 100% }
  rect { fill: #c4381f66 }
  figcaption { padding-top: 4px; font-size: 12px }
</style>
<p>${shots.length} pictures. Red: changed since they were accepted, where it is tinted. Blue: new. Accept what you have
looked at: <code>npm run shots -- --accept</code>.</p>
${body.join('\n')}
`
}

function figure({ shape, mode, language, file, changes }: Shot): string {
  const state = changes === null ? 'new' : changes.length > 0 ? 'changed' : 'same'
  const marks = (changes ?? []).map(
    (cell) => `<rect x="${cell % cells}" y="${Math.floor(cell / cells)}" width="1" height="1"/>`,
  )
  return `<figure class="${state}"><a class="picture" href="${file}"><div class="picture"><img src="${file}" loading="lazy" alt=""><svg viewBox="0 0 ${cells} ${cells}" preserveAspectRatio="none">${marks.join('')}</svg></div></a><figcaption>${shape}, ${mode}, ${language}</figcaption></figure>`
}
