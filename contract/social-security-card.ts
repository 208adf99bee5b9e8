/** A social-security card (社会保障卡) as its chip gives it without a PIN. */
import { z } from 'zod'

export const socialSecurityCardSchema = z.strictObject({
  name: z.string(),
  /** 社会保障号码: the citizen number. */
  idNumber: z.string(),
  /** 卡号: nine characters, as printed on the card. */
  cardNumber: z.string(),
  /** 卡识别码: 32 hexadecimal digits, the card's own and nobody else's. */
  cardId: z.string(),
  /** Area code of who issued it, six digits: 发卡地区. */
  region: z.string(),
  /** Version of the card's specification, e.g. "3.00". */
  version: z.string(),
  issued: z.iso.date(),
  /** Null = the card names no last day. */
  expires: z.iso.date().nullable(),
})
export type SocialSecurityCard = z.infer<typeof socialSecurityCardSchema>
