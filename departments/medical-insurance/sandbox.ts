/** The medical insurance platform as a province runs it, for synthetic people. */
import { Hono } from 'hono'
import { z } from 'zod'
import { createReplayWindow } from '../replay-window.ts'
import type { SyntheticPerson } from '../sandbox/people-file.ts'
import { accountEntriesOf, balanceOf } from '../sandbox/periods.ts'
import { type SandboxWorld, findPerson, maintenance } from '../sandbox/world.ts'
import { infcodes, platformTime, services } from './envelope.ts'
import { sandboxCredentials, sandboxPublicKey } from './sandbox-credentials.ts'
import { isEnvelopeSignedBy, isGatewaySigned } from './signature.ts'
import type { accountOutputSchema, personOutputSchema } from './wire.ts'

type Answer = { output: unknown } | { infcode: number; reason: string }

const requestSchema = z.record(z.string(), z.unknown()).and(
  z.object({
    infno: z.string(),
    msgid: z.string().length(30),
    inf_time: z.string(),
    input: z.object({ data: z.record(z.string(), z.unknown()) }),
  }),
)
const personQuerySchema = z.object({ certno: z.string(), psn_name: z.string() })
const accountQuerySchema = personQuerySchema.extend({ begndate: z.iso.date(), enddate: z.iso.date() })

export function medicalInsuranceSandbox(world: SandboxWorld): Hono {
  const app = new Hono()
  const gateway = createReplayWindow(world.now)
  const messages = new Set<string>()

  app.post('/', async (context) => {
    const header = (name: string) => context.req.header(name) ?? ''
    const [timestamp, nonce] = [header('x-tif-timestamp'), header('x-tif-nonce')]
    const known = header('x-tif-paasid') === sandboxCredentials.paasId
    if (!known || !isGatewaySigned(timestamp, sandboxCredentials.token, nonce, header('x-tif-signature'))) {
      return context.json({ message: '网关签名无效' }, 401)
    }
    const admission = gateway.admit(Number(timestamp) * 1000, nonce)
    if (admission !== 'fresh') return context.json({ message: `网关拒绝：${admission}` }, 401)

    const request = requestSchema.safeParse(await context.req.json<unknown>())
    if (!request.success) return context.json({ message: '报文格式有误' }, 400)
    const { infno, msgid, input } = request.data
    if (!isEnvelopeSignedBy(request.data, sandboxPublicKey)) return context.json({ message: '报文签名无效' }, 401)
    if (messages.has(msgid)) return context.json({ message: '报文编号重复' }, 401)
    messages.add(msgid)

    const answer = world.mode() === 'refusing' ? refusal(maintenance) : serve(world, infno, input.data)
    const received = platformTime(new Date(world.now()))
    return context.json({
      infcode: 'output' in answer ? infcodes.done : answer.infcode,
      inf_refmsgid: msgid,
      refmsg_time: received,
      respond_time: received,
      err_msg: 'output' in answer ? '' : answer.reason,
      signtype: 'SM2',
      cainfo: '',
      output: 'output' in answer ? answer.output : {},
    })
  })
  return app
}

function serve(world: SandboxWorld, service: string, data: unknown): Answer {
  if (service === services.person) return person(world, data)
  if (service === services.accountEntries) return account(world, data)
  return refusal('不支持的交易')
}

function person(world: SandboxWorld, data: unknown): Answer {
  const query = personQuerySchema.safeParse(data)
  if (!query.success) return refusal('入参有误')
  const found = findPerson(world, query.data.certno, query.data.psn_name)
  if (found?.medicalInsurance === undefined) return notFound('未查询到该人员的医保参保信息')
  const { account, enrolments } = found.medicalInsurance
  const balance = account === undefined ? 0 : balanceOf(account, world.today()) / 100
  const output = {
    baseinfo: {
      psn_no: personNumber(world, found),
      certno: found.card.number,
      psn_name: found.card.name,
    },
    insuinfo: enrolments.map((enrolment) => ({
      insutype: enrolment.kind === 'employee' ? '310' : '390',
      psn_insu_stas: ({ normal: '1', paused: '2', ended: '4' } as const)[enrolment.status],
      psn_insu_date: enrolment.since,
      insuplc_admdvs: enrolment.place,
      emp_name: enrolment.employer,
      balc: enrolment.kind === 'employee' ? balance : 0,
    })),
  } satisfies z.input<typeof personOutputSchema>
  return { output }
}

function account(world: SandboxWorld, data: unknown): Answer {
  const query = accountQuerySchema.safeParse(data)
  if (!query.success) return refusal('入参有误')
  const { certno, psn_name, begndate, enddate } = query.data
  const found = findPerson(world, certno, psn_name)?.medicalInsurance?.account
  if (found === undefined) return notFound('未查询到医保个人账户')
  const entries = accountEntriesOf(found, world.today())
    .filter(({ date }) => date >= begndate && date <= enddate)
    .map(({ date, what, place, amount }) => ({ trans_date: date, item: what, place, amt: amount / 100 }))
  return { output: { entries } satisfies z.input<typeof accountOutputSchema> }
}

/** The platform's own number of a person; here simply the place in the file. */
function personNumber(world: SandboxWorld, found: SyntheticPerson): string {
  return `371399${String(world.people.indexOf(found) + 1).padStart(20, '0')}`
}

function refusal(reason: string): Answer {
  return { infcode: infcodes.refused, reason }
}

function notFound(reason: string): Answer {
  return { infcode: infcodes.notFound, reason }
}
