/** The bridge's way to the departments: their clients, the watch over them, and the sandbox where the configuration wants it. */
import { join } from 'node:path'
import { z } from 'zod'
import type { KioskConfig } from '#contract/config.ts'
import { type DepartmentName, departmentNames } from '#contract/device-status.ts'
import type { DepartmentMode } from '#contract/dock.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { createDepartments, type Departments } from '#departments/client.ts'
import { CredentialsError } from '#departments/credentials.ts'
import { startChild } from './child.ts'
import { type DepartmentWatch, watchDepartments } from './department-watch.ts'
import type { Log } from './log.ts'

export interface DepartmentsLink {
  /** False when the sandbox couldn't start; it has told why. */
  readonly started: Promise<boolean>
  readonly watch: DepartmentWatch
  call: Departments['call']
  /** @returns false when that department isn't in the sandbox */
  setMode(department: DepartmentName, mode: DepartmentMode): boolean
  modes(): Record<DepartmentName, DepartmentMode>
  stop(): void
}

interface Options {
  config: KioskConfig
  peopleOption: string[]
  log: Log
}

const sandboxMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), urls: z.record(z.enum(departmentNames), z.string()) }),
  z.object({ type: z.literal('modeSet'), department: z.enum(departmentNames) }),
])

/** Where the sandbox's departments are until it listens; its addresses change whenever it starts. */
const nowhere = {
  socialSecurity: 'http://127.0.0.1:1',
  medicalInsurance: 'http://127.0.0.1:1',
  realEstate: 'http://127.0.0.1:1',
}

/** @returns the link, or a message that says which credentials of a real department are missing */
export function connectDepartments({ config, peopleOption, log }: Options): Result<DepartmentsLink, string> {
  const isInSandbox = (department: DepartmentName) => config.departments[department].url === 'sandbox:'
  const needsSandbox = departmentNames.some(isInSandbox)
  const modes: Record<DepartmentName, DepartmentMode> = {
    socialSecurity: 'normal',
    medicalInsurance: 'normal',
    realEstate: 'normal',
  }
  const connect = (sandboxUrls: Record<DepartmentName, string>) =>
    createDepartments(config.departments, { siteId: config.site.id, sandboxUrls })

  let departments: Departments
  try {
    departments = connect(nowhere)
  } catch (error) {
    if (error instanceof CredentialsError) return failed(error.message)
    throw error
  }

  const sandbox = needsSandbox
    ? startChild({
        name: 'departments/sandbox',
        file: join(import.meta.dirname, '..', 'departments', 'sandbox', 'main.ts'),
        parameters: peopleOption,
        onMessage(raw, answer) {
          const message = sandboxMessageSchema.parse(raw)
          if (message.type === 'modeSet') return watch.checkNow(message.department)
          departments = connect(message.urls)
          // One that was started anew is as the dock left the last one; each answer makes the watch look again.
          for (const department of departmentNames) answer({ type: 'mode', department, mode: modes[department] })
        },
        log,
      })
    : null

  const started = sandbox?.started ?? Promise.resolve(true)

  const watch = watchDepartments({
    config: config.departments,
    check: async (department, signal) => {
      await started
      return departments.check(department, signal)
    },
  })

  return done({
    started,
    watch,
    call: (...parameters) => departments.call(...parameters),
    setMode(department, mode) {
      if (!sandbox || !isInSandbox(department)) return false
      modes[department] = mode
      sandbox.send({ type: 'mode', department, mode })
      return true
    },
    modes: () => ({ ...modes }),
    stop() {
      watch.stop()
      sandbox?.stop()
    },
  })
}
