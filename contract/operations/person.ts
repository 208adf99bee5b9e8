import { z } from 'zod'

/** The person a department is asked about, as the card says it. */
export const personSchema = z.strictObject({ name: z.string().min(1).max(120), number: z.string().min(8).max(18) })

/** Money is an integer of fen (1/100 yuan); months are YYYY-MM. */
export const fen = z.int()
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const date = z.iso.date()
export const year = z.int().min(1990).max(2100)
