/** For tests: a vendor's local service as 新中新's WebAPI describes itself, with synthetic cards. */
import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { IdCard } from '#contract/id-card.ts'
import { longTerm } from './card-layout.ts'

const cardTypes = { resident: '0', foreigner2017: '1', hkMacauTaiwan: '2', foreigner2023: '3' }
const sexes = { male: '男', female: '女', unknown: '未知', unspecified: '未说明' }
export const samId = '05.03-20240411-0000000042-0123456789'
export const photo = '/9j/4AAQSkZJRgABAQ'.repeat(500)

/** What the service says of a card. */
export function fieldsOf(card: IdCard): Record<string, unknown> {
  const day = (iso: string) => iso.replaceAll('-', '')
  return {
    code: '0',
    retcode: '0x90 0x1',
    retmsg: '操作成功||相片解码解码正确',
    errmsg: '',
    name: card.name,
    sex: sexes[card.sex],
    nation: 'nation' in card ? card.nation : 'nationality' in card ? `虚构国/${card.nationality}` : '',
    born: day(card.birth),
    address: 'address' in card ? card.address : '',
    cardno: card.number,
    userlifeb: day(card.validFrom),
    userlifee: card.validTo === 'longTerm' ? longTerm : day(card.validTo),
    police: 'authority' in card ? card.authority : '1500',
    photobase64: photo,
    FpData: null,
    CardType: cardTypes[card.kind],
    EngName: 'englishName' in card ? card.englishName : '',
    CertVol: '01',
    PassID: 'passNumber' in card ? card.passNumber : '',
    IssuesTimes: 'issueCount' in card ? card.issueCount : 'replacementCount' in card ? card.replacementCount : '',
    frontImg: '',
    somethingNew: { of: ['a later version'] },
  }
}

export const noCard = { code: '1', retcode: '0x80', retmsg: '寻卡失败', errmsg: '' }
export const busy = { code: '1', retcode: '0x2', retmsg: '读卡器正忙', errmsg: '' }

export interface ServiceRig {
  /** What ReadMsg and GetSAMID answer: an object as JSON, text as it is, null = never. */
  says: { read: object | string | null; samId: object | string | null }
  asked: { path: string; query: URLSearchParams }[]
  /** Requests that came while another was being answered: a driver must never do that. */
  doubled: number
}

export interface Service extends ServiceRig {
  url: string
  stop(): void
}

interface Speaking {
  /** With `cert`, in PEM: it speaks https. */
  key?: string
  cert?: string
  /** ms until it answers. */
  thinking?: number
}

/** A service that nobody can reach yet. */
export function makeService({ key, cert, thinking = 5 }: Speaking = {}): { server: Server; service: ServiceRig } {
  let working = 0
  const service: ServiceRig = {
    says: { read: noCard, samId: { retcode: '0x90', retmsg: samId, errmsg: '' } },
    asked: [],
    doubled: 0,
  }
  const answer: RequestListener = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://service')
    service.asked.push({ path: pathname, query: searchParams })
    if (working++ > 0) service.doubled++
    response.on('close', () => working--)
    setTimeout(() => {
      const says = pathname === '/api/GetSAMID' ? service.says.samId : service.says.read
      if (says !== null) response.end(typeof says === 'string' ? says : JSON.stringify(says))
    }, thinking)
  }
  return { server: key === undefined ? createServer(answer) : createSecureServer({ key, cert }, answer), service }
}

/** @param port to come back at the same address */
export async function startService({ port = 0, ...speaking }: Speaking & { port?: number } = {}): Promise<Service> {
  const { server, service } = makeService(speaking)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  onTestFinished(stop)
  const url = `${speaking.key === undefined ? 'http' : 'https'}://127.0.0.1:${portOf(server.address())}`
  return Object.assign(service, { url, stop })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return address.port
}
