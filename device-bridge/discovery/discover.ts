/** Everything that is plugged in, with a guess what each is. */
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { findCameras } from './find-cameras.ts'
import { findHid } from './find-hid.ts'
import { findIpp, type Run } from './find-ipp.ts'
import { findSerial } from './find-serial.ts'
import { findSmartCardReaders } from './find-smart-card-readers.ts'
import { findUsbPrinters } from './find-usb-printers.ts'
import type { Found, ProbeAnswer, Words } from './found.ts'
import { guess, type Opinion } from './guess.ts'
import { openTree } from './tree.ts'

export interface Discovered extends Found, Opinion {
  /** What hinders this user from opening it. */
  problems: Words[]
}

interface Options {
  /** `/`, or where tests have put a tree of devices. */
  root: string
  run: Run
  /** Whether this user may open a file. */
  access: (path: string) => Access
  /** Asks what hangs on a serial port; null = don't. */
  ask: ((found: Found) => Promise<ProbeAnswer>) | null
}

export async function discover({ root, run, access, ask }: Options): Promise<Discovered[]> {
  const tree = openTree(root)
  const local = [findSerial, findHid, findUsbPrinters, findCameras, findSmartCardReaders].flatMap((find) => find(tree))
  const found = [...local, ...(await findIpp(run))]
  const answers = new Map<Found, ProbeAnswer>()
  const asked = ask === null ? [] : found.filter(({ kind }) => kind === 'serial')
  await Promise.all(asked.map(async (one) => ask && answers.set(one, await ask(one))))
  return found.map((one) => {
    const answer = answers.get(one) ?? null
    const sameIds = found.filter(({ kind, port }) => one.kind === kind && one.port === port).length
    const problems = [
      ...hindrances(one, (node) => access(join(root, node))),
      ...(answer === null ? [] : problemOf(answer)),
    ]
    if (sameIds > 1) problems.push(ambiguous)
    return { ...one, ...guess(one, answer), problems }
  })
}

type Access = 'ok' | 'absent' | 'denied'

export function accessTo(path: string): Access {
  if (!existsSync(path)) return 'absent'
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return 'ok'
  } catch {
    return 'denied'
  }
}

const groups = { serial: 'dialout', usblp: 'lp', video: 'video', hid: null, smartCard: null, ipp: null } as const

function hindrances({ kind, node }: Found, access: (node: string) => Access): Words[] {
  if (node === null) return []
  switch (access(node)) {
    case 'ok':
      return []
    case 'absent':
      return [{ zh: `没有设备文件 ${node}`, en: `there is no ${node}` }]
    case 'denied': {
      const group = groups[kind]
      const rules = { zh: '安装 assets/60-linban.rules', en: 'install assets/60-linban.rules' }
      const join = { zh: `把用户加入 ${group} 组，或`, en: `add the user to the group ${group}, or ` }
      return [
        {
          zh: `无权打开 ${node}：${group === null ? '' : join.zh}${rules.zh}`,
          en: `no permission to open ${node}: ${group === null ? '' : join.en}${rules.en}`,
        },
      ]
    }
  }
}

const ambiguous: Words = {
  zh: '有多个设备共用此地址，配置里无法区分',
  en: 'several devices share this address: a configuration can’t tell them apart',
}

function problemOf(answer: ProbeAnswer): Words[] {
  switch (answer.kind) {
    case 'held': {
      const by = answer.by ?? '?'
      return [{ zh: `正被其他程序使用（${by}），未询问`, en: `another program has it open (${by}): not asked` }]
    }
    case 'silent':
      return [{ zh: '已询问，无应答', en: 'was asked, and nobody answered' }]
    case 'gone':
      return [{ zh: '无法打开', en: 'can’t be opened' }]
    case 'denied': // told by its permissions already
    case 'sam':
    case 'escpos':
      return []
  }
}
