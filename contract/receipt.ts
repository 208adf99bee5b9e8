/** A receipt (热敏小票) as a tree: what it says, not how a printer says it. `receipt-layout.ts` turns it into lines. */
import { z } from 'zod'

const line = z.string().max(1000)

const receiptNodeSchema = z.discriminatedUnion('kind', [
  /** Centred, double size, bold. */
  z.strictObject({ kind: z.literal('title'), text: line }),
  z.strictObject({
    kind: z.literal('text'),
    text: line,
    align: z.enum(['left', 'center']).default('left'),
    bold: z.boolean().default(false),
  }),
  /** Label at the left, value at the right; wraps to two lines when they don't fit. */
  z.strictObject({ kind: z.literal('pair'), label: line, value: line, bold: z.boolean().default(false) }),
  /** Columns share the width by weight; numbers stand at the right. */
  z.strictObject({
    kind: z.literal('table'),
    columns: z
      .array(z.strictObject({ header: line, align: z.enum(['left', 'right']), weight: z.number().positive() }))
      .min(1)
      .max(4),
    rows: z.array(z.array(line)),
  }),
  /** A dashed line across the paper. */
  z.strictObject({ kind: z.literal('rule') }),
])

export const receiptSchema = z.strictObject({ nodes: z.array(receiptNodeSchema).min(1).max(2000) })
export type ReceiptNode = z.input<typeof receiptNodeSchema>
/** As written by flows: defaults may be left out. */
export type Receipt = z.input<typeof receiptSchema>
