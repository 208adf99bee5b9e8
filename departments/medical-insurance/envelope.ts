/** The national medical insurance platform's envelope: what wraps every request and every reply. */
import { z } from 'zod'
import type { MedicalInsuranceCredentials } from './signature.ts'

/** Service numbers. */
export const services = {
  /** 人员信息获取: base data, insurances with balance, identities. */
  person: '1101',
  /** Entries of the personal account. The national platform has no such service: this number is the province's own. */
  accountEntries: 'S501',
} as const

/** `infcode` of replies. Anything but 0 is a refusal; that "no such person" has a number of its own is the province's rule. */
export const infcodes = { done: 0, refused: -1, notFound: -2 } as const

export const replyEnvelopeSchema = z.object({
  infcode: z.coerce.number().int(),
  inf_refmsgid: z.string(),
  err_msg: z.string().nullish(),
  output: z.unknown(),
})

export interface EnvelopeFacts {
  service: string
  messageId: string
  time: Date
  terminal: string
  credentials: MedicalInsuranceCredentials
}

/** A request without its signature. */
export function requestEnvelope({ service, messageId, time, terminal, credentials }: EnvelopeFacts) {
  return {
    infno: service,
    msgid: messageId,
    // these two are spelled differently in the platform's interface; not a slip here
    mdtrtarea_admvs: credentials.area,
    insuplc_admdvs: credentials.area,
    recer_sys_code: 'LINBAN',
    dev_no: terminal,
    dev_safe_info: '',
    cainfo: '',
    signtype: 'SM2',
    infver: 'V1.0',
    opter_type: '2', // self-service terminal
    opter: terminal,
    opter_name: '自助终端',
    inf_time: platformTime(time),
    fixmedins_code: credentials.institution.code,
    fixmedins_name: credentials.institution.name,
    sign_no: '',
    enc_type: '',
  }
}

/** 30 characters: institution (12), time (14), sequence (4). @param sequence wraps at 10 000 */
export function messageIdOf(institution: string, time: Date, sequence: number): string {
  return `${institution}${platformTime(time).replace(/\D/g, '')}${String(sequence % 10_000).padStart(4, '0')}`
}

/** "2026-11-24 09:30:00" in China (UTC+8, no summer time). */
export function platformTime(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
