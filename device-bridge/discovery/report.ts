/** What was discovered, for people. */
import { columnsOf } from '#contract/receipt-text.ts'
import type { Discovered } from './discover.ts'
import type { Words } from './found.ts'

/** One block per device: a table wide enough for all of it would fit on no screen. */
export function reportOf(devices: readonly Discovered[]): string {
  if (devices.length === 0) return '没有发现设备。 Nothing is plugged in.'
  return devices.map(blockOf).join('\n\n')
}

function blockOf({ port, kind, node, usb, name, guesses, remarks, notes, problems }: Discovered): string {
  const best = guesses[0]?.score
  const rows: [string, string][] = [
    ['设备 device', [usb?.manufacturer, name ?? usb?.product].filter(Boolean).join(' ') || '—'],
    ['编号 USB id', usb === null ? '—' : [usb.id, usb.serial].filter(Boolean).join('  ')],
    ['文件 file', node ?? '—'],
    ...guesses.map(({ role, score, reasons }): [string, string] => [
      score === best ? '可能是 may be' : '',
      `${role}  ${Math.round(score * 100)} %  ${reasons.map(inBoth).join('; ')}`,
    ]),
    ...(guesses.length === 0 ? [['可能是 may be', '未识别 unrecognised'] satisfies [string, string]] : []),
    ...[...remarks, ...notes].map((words): [string, string] => ['说明 note', inBoth(words)]),
    ...problems.map((words): [string, string] => ['问题 problem', inBoth(words)]),
  ]
  return [port ?? `（${kind}）`, ...rows.map(([label, text]) => `  ${padded(label)}${text}`)].join('\n')
}

function inBoth({ zh, en }: Words): string {
  return `${zh} / ${en}`
}

const labelColumns = 16

function padded(label: string): string {
  return label + ' '.repeat(labelColumns - columnsOf(label))
}
