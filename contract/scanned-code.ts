/** A code that a visitor showed to the scanner. Personal: whoever has it can act as its owner for a minute. */
import { z } from 'zod'

export const scannedCodeSchema = z.strictObject({
  code: z.string(),
  /** `medicalInsurance` = 医保电子凭证. `opaque`: only its issuer can say what it is, so it is handed on as it stands. */
  kind: z.enum(['medicalInsurance', 'opaque']),
})
export type ScannedCode = z.infer<typeof scannedCodeSchema>
