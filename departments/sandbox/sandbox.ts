/** The departments' sandbox: three servers on this machine that speak the departments' own protocols. */
import { type DepartmentName, departmentNames } from '#contract/device-status.ts'
import type { DepartmentMode } from '#contract/dock.ts'
import { medicalInsuranceSandbox } from '../medical-insurance/sandbox.ts'
import { realEstateSandbox } from '../real-estate/sandbox.ts'
import { socialSecuritySandbox } from '../social-security/sandbox.ts'
import { type SandboxOptions, startDepartmentServer } from './department-server.ts'
import type { SyntheticPerson } from './people-file.ts'

export interface Sandbox {
  urls: Record<DepartmentName, string>
  setMode(department: DepartmentName, mode: DepartmentMode): Promise<void>
  close(): Promise<void>
}

export async function startSandbox(people: SyntheticPerson[], options: SandboxOptions): Promise<Sandbox> {
  const servers = {
    socialSecurity: await startDepartmentServer(people, options, socialSecuritySandbox),
    medicalInsurance: await startDepartmentServer(people, options, medicalInsuranceSandbox),
    realEstate: await startDepartmentServer(people, options, realEstateSandbox),
  }
  return {
    urls: {
      socialSecurity: servers.socialSecurity.url,
      medicalInsurance: servers.medicalInsurance.url,
      realEstate: servers.realEstate.url,
    },
    setMode: (department, mode) => servers[department].setMode(mode),
    async close() {
      await Promise.all(departmentNames.map((department) => servers[department].close()))
    },
  }
}
