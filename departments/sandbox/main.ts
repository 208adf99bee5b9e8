/**
 * The departments' sandbox as a process of its own, forked by the bridge. Over IPC it says
 * `{ type: 'ready', urls }` and obeys `{ type: 'mode', department, mode }`, answering `{ type: 'modeSet', department, mode }`.
 * It ends with its parent. Options: `--people FILE`, `--today YYYY-MM-DD` (a fixed day; pictures that are to look the same
 * for ever set it by LINBAN_SANDBOX_TODAY), `--check` (only check the file).
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { chinaDay } from '#contract/china-time.ts'
import { departmentNames } from '#contract/device-status.ts'
import { departmentModes } from '#contract/dock.ts'
import { defaultPeopleFile, loadPeople } from './people.ts'
import { startSandbox } from './sandbox.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: defaultPeopleFile },
    today: { type: 'string', default: process.env['LINBAN_SANDBOX_TODAY'] },
    check: { type: 'boolean', default: false },
  },
})

const loaded = loadPeople(options.people)
if (!loaded.ok) {
  console.error(loaded.fault)
  process.exit(2)
}
if (options.check) {
  console.log(`人员文件没有问题，共 ${loaded.value.length} 人：${options.people}`)
  console.log(`The people file is fine, ${loaded.value.length} people: ${options.people}`)
  process.exit(0)
}

const today = z.iso.date().optional().parse(options.today)
const sandbox = await startSandbox(loaded.value, {
  now: Date.now,
  today: () => today ?? chinaDay(new Date()),
  slowMs: 6000, // seen as waiting, yet within the usual time-out of 8 s
})

const modeMessage = z.object({
  type: z.literal('mode'),
  department: z.enum(departmentNames),
  mode: z.enum(departmentModes),
})
async function obey(message: unknown) {
  const { department, mode } = modeMessage.parse(message)
  await sandbox.setMode(department, mode)
  process.send?.({ type: 'modeSet', department, mode })
}
process.on('message', (message) => void obey(message))
process.on('disconnect', () => process.exit(0))
process.send?.({ type: 'ready', urls: sandbox.urls })
