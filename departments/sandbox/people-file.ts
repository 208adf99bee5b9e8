/** The file of synthetic people: its shape. docs/people.md explains it to those who write one. */
import { z } from 'zod'
import { idCardSchema } from '#contract/id-card.ts'
import { date, fen, month } from '#contract/operations/person.ts'

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const amount = fen.positive()
/** Both months included; without `to` it is still going on. */
const period = { from: month, to: month.optional() }
const percent = z.number().min(0).max(100)

const socialSecurity = z.strictObject({
  /** 城乡居民养老金: paid on `payDay` of each month of a period. */
  pension: z
    .strictObject({
      bank: z.string().min(1),
      accountTail: z.string().regex(/^\d{4}$/),
      payDay: z.int().min(1).max(28),
      periods: z.array(z.strictObject({ ...period, monthly: amount })).min(1),
    })
    .optional(),
  /** 企业职工基本养老保险: a month's contribution is booked when the month is over. */
  employee: z
    .strictObject({
      periods: z
        .array(z.strictObject({ ...period, base: amount, personalPercent: percent, employerPercent: percent }))
        .min(1),
    })
    .optional(),
})

const medicalInsurance = z.strictObject({
  enrolments: z
    .array(
      z.strictObject({
        kind: z.enum(['employee', 'resident']),
        status: z.enum(['normal', 'paused', 'ended']),
        /** Six digits of the administrative division where the insurance is. */
        place: z.string().regex(/^\d{6}$/),
        since: date,
        employer: z.string(),
      }),
    )
    .min(1),
  /** The personal account (employees): its balance at the start of `opening.on`, and all that came after. */
  account: z
    .strictObject({
      opening: z.strictObject({ on: date, balance: fen.nonnegative() }),
      /** Income of every month, on `day`. */
      monthly: z.array(
        z.strictObject({ ...period, day: z.int().min(1).max(28), amount, what: z.string().min(1), place: z.string() }),
      ),
      /** Negative amounts are expenses. */
      entries: z.array(z.strictObject({ date, amount: fen, what: z.string().min(1), place: z.string() })),
    })
    .optional(),
})

const realEstate = z.strictObject({
  properties: z.array(
    z.strictObject({
      address: z.string().min(1),
      certificateNumber: z.string().min(1),
      unitNumber: z.string().regex(/^371399\d{6}[A-Z]{2}\d{5}[A-Z]\d{8}$/),
      use: z.string().min(1),
      /** Hundredths of a square metre. */
      area: z.int().positive(),
      rooms: z.string(),
      share: z.string().min(1),
      registeredOn: date,
      mortgaged: z.boolean(),
      seized: z.boolean(),
    }),
  ),
  cases: z.array(
    z.strictObject({
      acceptanceNumber: z.string().regex(/^\d{12}$/),
      kind: z.string().min(1),
      acceptedOn: date,
      dueOn: date,
      next: z.string().min(1),
      /** Steps with a day are done, the next one is current, the others wait. */
      steps: z.array(z.strictObject({ name: z.string().min(1), on: date.nullable() })).min(1),
    }),
  ),
})

const person = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  life: text,
  card: idCardSchema,
  socialSecurity: socialSecurity.optional(),
  medicalInsurance: medicalInsurance.optional(),
  realEstate: realEstate.optional(),
})

export const peopleFileSchema = z.strictObject({ people: z.array(person).min(1) })
export type SyntheticPerson = z.infer<typeof person>
