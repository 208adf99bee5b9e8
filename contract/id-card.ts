/** An identity document as the reader gives it: text only. The photo (closed WLT format) never leaves the bridge's driver. */
import { z } from 'zod'

const date = z.iso.date()
const common = {
  number: z.string(),
  sex: z.enum(['male', 'female', 'unknown', 'unspecified']),
  birth: date,
  validFrom: date,
  /** `longTerm` = 长期. */
  validTo: z.union([date, z.literal('longTerm')]),
}

export const idCardSchema = z.discriminatedUnion('kind', [
  /** Resident identity card (flag ' '). */
  z.strictObject({
    kind: z.literal('resident'),
    ...common,
    name: z.string(),
    nation: z.string(),
    address: z.string(),
    authority: z.string(),
  }),
  /** Residence permit for Hong Kong, Macau and Taiwan residents (flag J). */
  z.strictObject({
    kind: z.literal('hkMacauTaiwan'),
    ...common,
    name: z.string(),
    address: z.string(),
    authority: z.string(),
    passNumber: z.string(),
    issueCount: z.string(),
  }),
  /** Foreigner permanent residence card, 2017 layout (flag I). */
  z.strictObject({
    kind: z.literal('foreigner2017'),
    ...common,
    name: z.string(),
    englishName: z.string(),
    nationality: z.string(),
  }),
  /** Foreigner permanent residence card, 2023 layout (flag Y). */
  z.strictObject({
    kind: z.literal('foreigner2023'),
    ...common,
    name: z.string(),
    englishName: z.string(),
    nationality: z.string(),
    replacementCount: z.string(),
  }),
])
export type IdCard = z.infer<typeof idCardSchema>
