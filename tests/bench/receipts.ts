/** Receipt → lines → ESC/POS bytes: the work of the processor alone. */
import { layoutReceipt } from '#contract/receipt-layout.ts'
import type { Receipt } from '#contract/receipt.ts'
import { type DrawLine, encodeReceipt } from '#device-bridge/receipt-printer/escpos-encode.ts'
import { openGlyphFonts } from '#device-bridge/receipt-printer/glyph-font.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { drawLine } from '#device-bridge/receipt-printer/raster.ts'
import { type Row, rowOf, sampleOf } from './rows.ts'

const profile = printerProfiles['generic-80mm']
const linesWanted = 40
const receipts = 2000
const warmUp = 300
const openings = 10

/** A slip as the items print them, with a table that makes it 40 lines long. */
export function slipOf(name: string): Receipt {
  const head: Receipt['nodes'] = [
    { kind: 'title', text: '养老金发了多少' },
    { kind: 'text', text: '城乡居民养老金发放查询', align: 'center' },
    { kind: 'rule' },
    { kind: 'pair', label: '姓名', value: name },
    { kind: 'pair', label: '身份证号', value: '3713**********0130' },
    { kind: 'rule' },
    { kind: 'text', text: '发了 28 次养老金', bold: true },
    { kind: 'pair', label: '一共', value: '5,222.00 元', bold: true },
    { kind: 'rule' },
    { kind: 'pair', label: '发到', value: '兰陵农村商业银行' },
  ]
  const foot: Receipt['nodes'] = [{ kind: 'rule' }, { kind: 'text', text: '仅供查询参考。' }]
  const rows = linesWanted - head.length - foot.length - 1
  return {
    nodes: [
      ...head,
      {
        kind: 'table',
        columns: [
          { header: '月份', align: 'left', weight: 1 },
          { header: '到账日', align: 'left', weight: 1 },
          { header: '金额', align: 'right', weight: 1 },
        ],
        rows: Array.from({ length: rows }, (_, at) => [`2026年${(at % 12) + 1}月`, '2026年10月28日', '186.50 元']),
      },
      ...foot,
    ],
  }
}

export async function measureReceipts(): Promise<Row[]> {
  const plain = timeReceipts(slipOf('郭守田'), null)
  const rare = slipOf('𠮷田䶮')
  const fonts = await openGlyphFonts()
  const draw: DrawLine | null = fonts && ((line) => drawLine(line, profile, fonts))
  return [
    rowOf(`receipt of ${linesWanted} lines, layout and encode`, plain, 'median', { unit: 'µs' }),
    { what: 'receipts', value: 1_000_000 / sampleOf(plain).median, unit: 'per s', note: '1 / the median above' },
    rowOf('the same with a line drawn for rare characters', timeReceipts(rare, draw), 'median', {
      unit: 'µs',
      note: draw === null ? 'no font is installed: 〓 stood in for them' : 'with the font open already',
    }),
    rowOf('opening that font and drawing, once for each such job', await timeOpenings(rare), 'median', { unit: 'ms' }),
  ]
}

/** @returns ms of each; the driver keeps no font open, because it would remember what it drew */
async function timeOpenings(receipt: Receipt): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < openings; at++) {
    const begun = performance.now()
    const fonts = await openGlyphFonts()
    encodeReceipt(layoutReceipt(receipt, profile.columns), profile, fonts && ((line) => drawLine(line, profile, fonts)))
    times.push(performance.now() - begun)
  }
  return times
}

/** @returns µs of each */
function timeReceipts(receipt: Receipt, draw: DrawLine | null): number[] {
  const times: number[] = []
  for (let at = -warmUp; at < receipts; at++) {
    const begun = performance.now()
    const lines = layoutReceipt(receipt, profile.columns)
    encodeReceipt(lines, profile, draw)
    if (at >= 0) times.push((performance.now() - begun) * 1000)
    if (lines.length !== linesWanted) throw new Error(`the slip has ${lines.length} lines`)
  }
  return times
}
