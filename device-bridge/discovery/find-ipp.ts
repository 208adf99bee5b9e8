/** Printers that speak IPP: announced in the network, and queues of this machine's CUPS. Asks programs that may not be there. */
import { execFile } from 'node:child_process'
import type { Found } from './found.ts'

/** What a program printed; '' when it isn't there, failed, or took too long. */
export type Run = (program: string, ...words: string[]) => Promise<string>

const patience = 3_000 // ms; a network that answers does so within one

export const runProgram: Run = (program, ...words) =>
  new Promise((resolve) => {
    execFile(program, words, { timeout: patience, env: { ...process.env, LC_ALL: 'C' } }, (_, said) => resolve(said))
  })

export async function findIpp(run: Run): Promise<Found[]> {
  const [announced, browsed, queues] = await Promise.all([
    run('ippfind', '-T', '2'),
    run('avahi-browse', '--terminate', '--resolve', '--parsable', '_ipp._tcp'),
    run('lpstat', '-v'),
  ])
  const ports = new Map<string, string | null>()
  for (const uri of announced.split('\n').map((line) => line.trim())) {
    if (/^ipps?:/.test(uri)) ports.set(uri, null)
  }
  for (const { uri, name } of browsed.split('\n').flatMap(fromAvahi)) {
    if (!ports.has(uri)) ports.set(uri, name)
  }
  for (const queue of queues.split('\n').flatMap((line) => /^device for (\S+):/.exec(line)?.[1] ?? [])) {
    ports.set(`ipp://localhost:631/printers/${encodeURIComponent(queue)}`, queue)
  }
  return [...ports].map(([port, name]) => ({ kind: 'ipp', port, node: null, usb: null, name, notes: [] }))
}

/** `=;eth0;IPv4;NAME;_ipp._tcp;local;HOST.local;192.0.2.7;631;"rp=ipp/print" "ty=Maker Model"` */
function fromAvahi(line: string): { uri: string; name: string | null }[] {
  const [event, , protocol, , , , host, , port, ...texts] = line.split(';')
  if (event !== '=' || protocol !== 'IPv4' || host === undefined || port === undefined) return []
  const said = texts.join(';')
  const path = /"rp=([^"]*)"/.exec(said)?.[1] ?? 'ipp/print'
  return [{ uri: `ipp://${host}:${port}/${path}`, name: /"ty=([^"]*)"/.exec(said)?.[1] ?? null }]
}
