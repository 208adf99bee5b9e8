/** The bridge in the guest, and a page that works with it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceName, DeviceStatus } from '#contract/device-status.ts'
import type { KioskConfig } from '#contract/config.ts'
import { type FaultCode } from '#contract/faults.ts'
import { type BridgeClient, connectClient } from '#device-bridge/bridge-client-rig.ts'
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { sandboxCredentials as medicalInsurance } from '#departments/medical-insurance/sandbox-credentials.ts'
import { sandboxCredentials as realEstate } from '#departments/real-estate/sandbox-credentials.ts'
import { sandboxCredentials as socialSecurity } from '#departments/social-security/sandbox-credentials.ts'
import { until } from '#tests/support/until.ts'

export interface LabKiosk {
  page: BridgeClient
  /** Waits until the device's status fits. */
  device(name: DeviceName, fits: (status: DeviceStatus) => boolean): Promise<void>
  ready(name: DeviceName): Promise<void>
  isAlive(): boolean
  stop(): Promise<void>
}

// nobody answers there: the lab is about devices, and the sandbox is one more process to emulate
const department = { url: 'http://127.0.0.1:9' }
const keys = {
  LINBAN_SOCIAL_SECURITY_KEY: JSON.stringify(socialSecurity),
  LINBAN_MEDICAL_INSURANCE_KEY: JSON.stringify(medicalInsurance),
  LINBAN_REAL_ESTATE_KEY: JSON.stringify(realEstate),
}

export async function startLabKiosk(devices: Partial<KioskConfig['devices']>): Promise<LabKiosk> {
  const kiosk = await startKiosk({
    config: {
      devices,
      departments: { socialSecurity: department, medicalInsurance: department, realEstate: department },
    },
    env: keys,
  })
  const page = await connectClient(kiosk.url, readFileSync(join(kiosk.dataDir, 'bridge-token'), 'utf8'))
  const statusOf = async (name: DeviceName): Promise<DeviceStatus | undefined> => {
    const { devices } = (await kiosk.dock('Common.Status', {})) as { devices: DeviceStatus[] }
    return devices.find(({ device }) => device === name)
  }
  const device: LabKiosk['device'] = async (name, fits) => {
    let last: DeviceStatus | undefined
    await until(
      async () => {
        last = await statusOf(name)
        return last !== undefined && fits(last)
      },
      () => `${name} is ${last?.state} with ${last?.fault?.code ?? 'no fault'}`,
    )
  }
  return {
    page,
    device,
    ready: (name) => device(name, ({ state }) => state === 'ready'),
    isAlive: () => kiosk.process.exitCode === null && kiosk.process.signalCode === null,
    async stop() {
      page.socket.terminate()
      await kiosk.stop()
    },
  }
}

/** How a command ended, in one word: `success`, or the fault's code. */
export async function endOf(
  completion: Promise<{ header: { completionCode: string; fault?: { code: FaultCode } | undefined } }>,
): Promise<string> {
  const { header } = await completion
  return header.fault?.code ?? header.completionCode
}
