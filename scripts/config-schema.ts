/** `npm run schema`: writes the schema with which editors check and complete kiosk.config.json. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { kioskConfigSchema } from '#contract/config.ts'

export const schemaFile = join(import.meta.dirname, '..', 'assets', 'kiosk.config.schema.json')

export function configSchemaText(): string {
  // io input: fields with a default may be left out of the file.
  return `${JSON.stringify(z.toJSONSchema(kioskConfigSchema, { io: 'input' }), null, 2)}\n`
}

if (import.meta.main) writeFileSync(schemaFile, configSchemaText())
