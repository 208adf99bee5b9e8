/** Social security's system, for synthetic people. */
import type { Hono } from 'hono'
import type { z } from 'zod'
import { decimalText } from '../amounts.ts'
import { toWireMonth } from '../months.ts'
import { contributionPeriodsOf, contributionsOf, pensionPaymentsOf } from '../sandbox/periods.ts'
import { type SandboxWorld, findPerson } from '../sandbox/world.ts'
import { type SandboxReply, signedJsonSandbox } from '../signed-json/sandbox.ts'
import { sandboxCredentials } from './sandbox-credentials.ts'
import {
  type contributionsReplySchema,
  contributionsPath,
  pensionPath,
  type pensionReplySchema,
  yearQuerySchema,
} from './wire.ts'

export function socialSecuritySandbox(world: SandboxWorld): Hono {
  return signedJsonSandbox(world, sandboxCredentials, {
    [pensionPath]: (body) => pension(world, body),
    [contributionsPath]: (body) => contributions(world, body),
  })
}

function pension(world: SandboxWorld, body: unknown): SandboxReply {
  const query = yearQuerySchema.safeParse(body)
  if (!query.success) return { invalid: '请求参数有误' }
  const found = findPerson(world, query.data.aac002, query.data.aac003)?.socialSecurity?.pension
  if (found === undefined) return { notFound: '未查询到城乡居民养老保险待遇信息' }
  const data = {
    aae008: found.bank,
    aae010: `****${found.accountTail}`,
    list: pensionPaymentsOf(found, query.data.aae001, world.today()).map(({ month, paidOn, amount }) => ({
      aae002: toWireMonth(month),
      ffrq: paidOn,
      aae019: decimalText(amount),
    })),
  } satisfies z.input<typeof pensionReplySchema>
  return { data }
}

function contributions(world: SandboxWorld, body: unknown): SandboxReply {
  const query = yearQuerySchema.safeParse(body)
  if (!query.success) return { invalid: '请求参数有误' }
  const found = findPerson(world, query.data.aac002, query.data.aac003)?.socialSecurity?.employee
  const periods = found === undefined ? [] : contributionPeriodsOf(found, world.today())
  if (found === undefined || periods.length === 0) return { notFound: '未查询到企业职工基本养老保险参保信息' }
  const data = {
    jfqj: periods.map(({ from, to }) => ({
      qsny: toWireMonth(from),
      zzny: toWireMonth(to),
    })),
    list: contributionsOf(found, query.data.aae001, world.today()).map(({ month, base, personal, employer }) => ({
      aae003: toWireMonth(month),
      aae180: decimalText(base),
      aae082: decimalText(personal),
      aae020: decimalText(employer),
    })),
  } satisfies z.input<typeof contributionsReplySchema>
  return { data }
}
