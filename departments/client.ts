/** The kiosk's way to the departments: every operation of the contract, in each department's own wire protocol. */
import type { KioskConfig } from '#contract/config.ts'
import type { DepartmentName } from '#contract/device-status.ts'
import type { DepartmentAnswer, OperationName } from '#contract/operations.ts'
import type { Result } from '#contract/result.ts'
import { credentialsOf } from './credentials.ts'
import { exchange } from './exchange.ts'
import { medicalInsuranceCalls } from './medical-insurance/client.ts'
import { sandboxCredentials as medicalInsuranceSandbox } from './medical-insurance/sandbox-credentials.ts'
import { medicalInsuranceCredentialsSchema } from './medical-insurance/signature.ts'
import type { CallOptions, DepartmentCall } from './outcome.ts'
import { realEstateCalls } from './real-estate/client.ts'
import { sandboxCredentials as realEstateSandbox } from './real-estate/sandbox-credentials.ts'
import { signedJsonCredentialsSchema } from './signed-json/signature.ts'
import { socialSecurityCalls } from './social-security/client.ts'
import { sandboxCredentials as socialSecuritySandbox } from './social-security/sandbox-credentials.ts'

export interface Departments {
  /**
   * Asks a department. What is done, refused or unknown comes as an answer, checked against the operation's contract.
   * @param input what the operation's contract says
   * @param options.requestKey the same for every attempt at the same thing, so that nothing is done twice
   * @returns the answer, or `departmentDown` (nothing was handed over), `departmentGarbled`, `canceled`, `refusedInput`
   */
  call(operation: OperationName, input: unknown, options: CallOptions): Promise<Result<DepartmentAnswer>>
  /** Does its server answer at all, and not with an error of its own? Tells nothing about opening hours. */
  check(department: DepartmentName, signal: AbortSignal): Promise<'up' | 'down'>
}

interface DepartmentsOptions {
  /** Where the sandbox listens; needed for departments whose address is `sandbox:`. */
  sandboxUrls?: Record<DepartmentName, string>
  siteId: string
}

/** @throws CredentialsError when a department outside the sandbox has no credentials in the environment */
export function createDepartments(config: KioskConfig['departments'], options: DepartmentsOptions): Departments {
  const urls = {
    socialSecurity: urlOf('socialSecurity', config, options),
    medicalInsurance: urlOf('medicalInsurance', config, options),
    realEstate: urlOf('realEstate', config, options),
  }
  const connection = <C>(department: DepartmentName, credentials: C) => ({
    url: urls[department],
    timeoutMs: config[department].timeoutMs,
    terminal: options.siteId,
    credentials,
  })
  const { socialSecurity, medicalInsurance, realEstate } = config
  const credentials = {
    socialSecurity: credentialsOf(
      'socialSecurity',
      socialSecurity.url,
      signedJsonCredentialsSchema,
      socialSecuritySandbox,
    ),
    medicalInsurance: credentialsOf(
      'medicalInsurance',
      medicalInsurance.url,
      medicalInsuranceCredentialsSchema,
      medicalInsuranceSandbox,
    ),
    realEstate: credentialsOf('realEstate', realEstate.url, signedJsonCredentialsSchema, realEstateSandbox),
  }
  // a missing operation is a type error here
  const calls: Record<OperationName, DepartmentCall> = {
    ...socialSecurityCalls(connection('socialSecurity', credentials.socialSecurity)),
    ...medicalInsuranceCalls(connection('medicalInsurance', credentials.medicalInsurance)),
    ...realEstateCalls(connection('realEstate', credentials.realEstate)),
  }
  return {
    call: (operation, input, callOptions) => calls[operation](input, callOptions),
    async check(department, signal) {
      const url = new URL(`${urls[department].replace(/\/$/, '')}/health`)
      const { timeoutMs } = config[department]
      const answer = await exchange(url, { method: 'GET', headers: {}, body: '', timeoutMs, signal })
      return answer.kind === 'answered' && answer.status < 500 ? 'up' : 'down'
    },
  }
}

function urlOf(
  department: DepartmentName,
  config: KioskConfig['departments'],
  { sandboxUrls }: DepartmentsOptions,
): string {
  const { url } = config[department]
  if (url !== 'sandbox:') return url
  if (sandboxUrls === undefined) throw new Error(`${department} is in the sandbox, but nobody said where that listens`)
  return sandboxUrls[department]
}
