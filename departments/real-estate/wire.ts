/**
 * Real estate registration's wire: signed JSON with the field names of the registration data standard, and its way into the contract.
 * qlrmc / qlrzjh owner's name and number, zl address, bdcqzh certificate number, bdcdyh unit number, ghyt use, mj area (m²),
 * hx rooms, gyqk share, djsj time of registration, sfdy mortgaged, sfcf seized ("1" yes); slbh acceptance number, djlx kind,
 * slsj accepted, cnsj promised day, xyb next, lc steps with jdmc name, jdzt state (0 waiting, 1 current, 2 done), bjsj done at.
 */
import { z } from 'zod'
import type { OperationOutput } from '#contract/operations.ts'
import { hundredths } from '../amounts.ts'

export const propertiesPath = '/v1/properties/query'
export const casesPath = '/v1/cases/query'

export const personQuerySchema = z.object({ qlrmc: z.string(), qlrzjh: z.string() })
export const caseQuerySchema = z.union([personQuerySchema, z.object({ slbh: z.string() })])

export function personQuery({ person }: { person: { name: string; number: string } }) {
  return { qlrmc: person.name, qlrzjh: person.number }
}

export function numberQuery({ acceptanceNumber }: { acceptanceNumber: string }) {
  return { slbh: acceptanceNumber }
}

/** "2026-10-28 09:12:00" → "2026-10-28". */
const dayOfTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/)
  .transform((time) => time.slice(0, 10))
const flag = z.enum(['0', '1']).transform((sign) => sign === '1')

export const propertiesReplySchema = z.object({
  list: z.array(
    z.object({
      zl: z.string(),
      bdcqzh: z.string(),
      bdcdyh: z.string(),
      ghyt: z.string(),
      mj: hundredths,
      hx: z.string(),
      gyqk: z.string(),
      djsj: dayOfTime,
      sfdy: flag,
      sfcf: flag,
    }),
  ),
})

export function propertiesFrom({
  list,
}: z.output<typeof propertiesReplySchema>): OperationOutput<'realEstate.ownProperties'> {
  return {
    count: list.length,
    properties: list.map((row) => ({
      address: row.zl,
      certificateNumber: row.bdcqzh,
      unitNumber: row.bdcdyh,
      use: row.ghyt,
      area: row.mj,
      rooms: row.hx,
      share: row.gyqk,
      registeredOn: row.djsj,
      mortgaged: row.sfdy,
      seized: row.sfcf,
    })),
  }
}

const stepStates = { '0': 'waiting', '1': 'current', '2': 'done' } as const

export const casesReplySchema = z.object({
  list: z.array(
    z.object({
      slbh: z.string(),
      djlx: z.string(),
      slsj: dayOfTime,
      cnsj: dayOfTime,
      xyb: z.string(),
      lc: z.array(z.object({ jdmc: z.string(), jdzt: z.enum(['0', '1', '2']), bjsj: dayOfTime.nullable() })),
    }),
  ),
})

export function progressFrom({
  list,
}: z.output<typeof casesReplySchema>): OperationOutput<'realEstate.progressByPerson'> {
  return {
    cases: list.map((row) => ({
      acceptanceNumber: row.slbh,
      kind: row.djlx,
      acceptedOn: row.slsj,
      dueOn: row.cnsj,
      next: row.xyb,
      steps: row.lc.map((step) => ({ name: step.jdmc, state: stepStates[step.jdzt], on: step.bjsj })),
    })),
  }
}
