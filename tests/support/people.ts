/** The synthetic people who come with the kiosk, as their file has them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peopleFileSchema, type SyntheticPerson } from '#departments/sandbox/people-file.ts'

const file = join(import.meta.dirname, '..', '..', 'departments', 'sandbox', 'people.json')
const { people } = peopleFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

export function personOf(id: string): SyntheticPerson {
  const person = people.find((candidate) => candidate.id === id)
  if (person === undefined) throw new Error(`nobody is called ${id} in the people file`)
  return person
}
