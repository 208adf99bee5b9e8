import { commands } from '#contract/commands.ts'
import { fault } from '#contract/faults.ts'
import { departmentOf, isOperation } from '#contract/operations.ts'
import { failed } from '#contract/result.ts'
import type { Departments } from '#departments/client.ts'
import type { DepartmentWatch } from '../../department-watch.ts'
import { command, type Commands } from '../command.ts'

export function departmentCommands(call: Departments['call'], watch: DepartmentWatch): Commands {
  return {
    'Department.Call': command(commands['Department.Call'], async ({ operation, input, requestKey }, { signal }) => {
      if (!isOperation(operation)) return failed(fault('refusedInput'))
      const department = departmentOf(operation)
      if (!watch.isOpen(department)) return failed(fault('departmentClosed'))
      const answer = await call(operation, input, { requestKey, signal })
      if (answer.ok) watch.note(department, 'up')
      else if (answer.fault.code === 'departmentDown') watch.note(department, 'down')
      return answer
    }),
  }
}
