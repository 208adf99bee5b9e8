/** A document to print on A4: a finished PDF, as a department signs it. */
import { z } from 'zod'

/** Of a PDF; ten scanned pages are shorter. */
const maxBytes = 4 * 1024 * 1024

/** Longest message that carries one, in bytes: base64, the envelope, and room for other names. */
export const maxDocumentMessage = Math.ceil(maxBytes / 3) * 4 + 4096

export const documentJobSchema = z.strictObject({
  jobId: z.uuid(),
  /** Base64. It begins with `%PDF-`: a printer given anything else prints pages of characters. */
  document: z
    .base64()
    .startsWith('JVBERi0')
    .max(Math.ceil(maxBytes / 3) * 4),
  copies: z.int().min(1).max(10).default(1),
  /** Left out: as the printer is set. A printer that has one side only prints one. */
  sides: z.enum(['one-sided', 'two-sided-long-edge']).optional(),
})
