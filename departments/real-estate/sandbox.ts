/** The real estate registration centre's system, for synthetic people. */
import type { Hono } from 'hono'
import type { z } from 'zod'
import { decimalText } from '../amounts.ts'
import type { SyntheticPerson } from '../sandbox/people-file.ts'
import { type SandboxWorld, findPerson } from '../sandbox/world.ts'
import { type SandboxReply, signedJsonSandbox } from '../signed-json/sandbox.ts'
import { sandboxCredentials } from './sandbox-credentials.ts'
import {
  caseQuerySchema,
  casesPath,
  type casesReplySchema,
  personQuerySchema,
  propertiesPath,
  type propertiesReplySchema,
} from './wire.ts'

type RealEstate = NonNullable<SyntheticPerson['realEstate']>

export function realEstateSandbox(world: SandboxWorld): Hono {
  return signedJsonSandbox(world, sandboxCredentials, {
    [propertiesPath]: (body) => properties(world, body),
    [casesPath]: (body) => cases(world, body),
  })
}

function properties(world: SandboxWorld, body: unknown): SandboxReply {
  const query = personQuerySchema.safeParse(body)
  if (!query.success) return { invalid: '请求参数有误' }
  const found = findPerson(world, query.data.qlrzjh, query.data.qlrmc)?.realEstate
  if (found === undefined) return { notFound: '未查询到该权利人信息' }
  const list = found.properties.map((property) => ({
    zl: property.address,
    bdcqzh: property.certificateNumber,
    bdcdyh: property.unitNumber,
    ghyt: property.use,
    mj: decimalText(property.area),
    hx: property.rooms,
    gyqk: property.share,
    djsj: noon(property.registeredOn),
    sfdy: flag(property.mortgaged),
    sfcf: flag(property.seized),
  }))
  return { data: { list } satisfies z.input<typeof propertiesReplySchema> }
}

function cases(world: SandboxWorld, body: unknown): SandboxReply {
  const query = caseQuerySchema.safeParse(body)
  if (!query.success) return { invalid: '请求参数有误' }
  const asked = query.data
  const found =
    'slbh' in asked
      ? world.people
          .flatMap(({ realEstate }) => realEstate?.cases ?? [])
          .filter(({ acceptanceNumber }) => acceptanceNumber === asked.slbh)
      : (findPerson(world, asked.qlrzjh, asked.qlrmc)?.realEstate?.cases ?? [])
  if (found.length === 0) return { notFound: '未查询到办理中的登记业务' }
  return { data: { list: found.map(caseRow) } satisfies z.input<typeof casesReplySchema> }
}

function caseRow(found: RealEstate['cases'][number]) {
  const current = found.steps.findIndex(({ on }) => on === null)
  return {
    slbh: found.acceptanceNumber,
    djlx: found.kind,
    slsj: noon(found.acceptedOn),
    cnsj: found.dueOn,
    xyb: found.next,
    lc: found.steps.map(({ name, on }, at) => ({
      jdmc: name,
      jdzt: on === null ? stateOfOpenStep(at === current) : ('2' as const),
      bjsj: on === null ? null : noon(on),
    })),
  }
}

function stateOfOpenStep(isCurrent: boolean): '0' | '1' {
  return isCurrent ? '1' : '0'
}

function flag(is: boolean): '0' | '1' {
  return is ? '1' : '0'
}

/** The wire has times, the people file only days. */
function noon(day: string): string {
  return `${day} 12:00:00`
}
