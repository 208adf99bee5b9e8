/** The composition root: everything the bridge is made of, wired by hand. */
import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { KioskConfig } from '#contract/config.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import { done, failed, type Result } from '#contract/result.ts'
import { connectDepartments } from './connect-departments.ts'
import { connectDevices } from './connect-devices.ts'
import { createDock } from './dock.ts'
import { address, listen } from './listen.ts'
import type { Log } from './log.ts'
import { type Logo, logoAddress } from './logo.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import { pacedDeviceLog } from './paced-log.ts'
import { openRecordingsFolder } from './recording/recordings-folder.ts'
import { createBootToken } from './server/boot-token.ts'
import { commonCommands } from './server/commands/common.ts'
import { departmentCommands } from './server/commands/department.ts'
import { httpApp } from './server/http.ts'
import { speechCommands } from './server/commands/speech.ts'
import { serveBridge } from './server/socket.ts'
import { soon } from './soon.ts'
import { openVoice } from './speech/voice.ts'
import { startVirtualHardware } from './virtual-hardware.ts'

export interface Bridge {
  url: string
  stop(): Promise<void>
}

interface Options {
  config: KioskConfig
  logo: Logo | null
  /** 0 = any free one. */
  port: number
  /** Where the token is put. */
  dataFolder: string
  /** Where the built pages are. */
  uiFolder: string
  /** Null = the people who come with the kiosk. */
  peopleFile: string | null
  /** Where the devices' bytes are recorded; null = nowhere. */
  recordFolder: string | null
  version: string
  log: Log
}

/** @returns the running bridge, or why it can't run, in words for whoever started it ('' = they were told already) */
export async function startBridge(options: Options): Promise<Result<Bridge, string>> {
  const { config, dataFolder, uiFolder, version, log } = options
  const peopleOption = options.peopleFile === null ? [] : ['--people', options.peopleFile]

  // The port first: who starts a second bridge by mistake must not disturb the first one's token and devices.
  let handle: RequestListener = (_, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  const listening = await listen(server, options.port)
  if (!listening.ok) return listening
  const port = listening.value
  const token = createBootToken(dataFolder)

  const voice = await openVoice(config.speech)
  if (!voice.ok) return voice
  const connected = connectDepartments({ config, peopleOption, log })
  if (!connected.ok) return connected
  const departments = connected.value
  // Both children read the people file; whoever gave a wrong one needs to be told once.
  if (options.peopleFile !== null && !(await departments.started)) return failed('')
  const hardware = startVirtualHardware({ config, peopleOption, onMessage: (message) => dock?.receive(message), log })
  const dock = hardware && createDock({ toHardware: hardware.send, departments })
  const started = await Promise.all([departments.started, hardware?.started ?? true])

  const recordings =
    options.recordFolder === null
      ? null
      : openRecordingsFolder(options.recordFolder, (reason) => log({ event: 'recordingFailed', reason }))
  const devices = connectDevices({
    config: config.devices,
    kioskName: `kiosk-${config.site.id}`,
    hardware,
    recordings,
    log,
  })

  const status = (): KioskStatus => ({
    devices: devices.status(),
    departments: departments.watch.status(),
  })
  const receiptColumns = printerProfiles[config.devices.receiptPrinter.profile].columns
  const { site, screen } = config
  const theme = { ...config.theme, logo: options.logo && logoAddress }
  const speech = voice.value?.state ?? 'off'
  const setup = { site, screen, theme, receiptColumns, dock: dock !== null, speech } as const
  const commands = {
    ...commonCommands(status, setup),
    ...devices.commands,
    ...departmentCommands(departments.call, departments.watch),
    ...(voice.value && speechCommands(voice.value)),
    ...dock?.commands,
  }
  const app = httpApp({ uiFolder, version, token, status, port, cameras: devices.cameras, logo: options.logo })
  const serve = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  handle = (request, response) => void serve(request, response)
  const socket = serveBridge(server, { commands, token, port, log })

  const tellStatus = soon(() => socket.push('Common.StatusChanged', status()))
  dock?.onChange(
    soon(async () => {
      if (!socket.isDockFollowed()) return
      const now = await dock.status()
      if (now.ok) socket.push('Dock.StatusChanged', now.value)
    }),
  )
  const logDevice = pacedDeviceLog(log)
  devices.subscribe(({ device, state, fault, paper }) => {
    logDevice({ event: 'device', device, state, fault: fault?.code ?? null, paper })
    tellStatus()
  })
  departments.watch.subscribe(({ department, state }) => {
    log({ event: 'department', department, state })
    tellStatus()
  })

  const bridge: Bridge = {
    url: `http://${address}:${port}/`,
    async stop() {
      socket.close()
      server.close()
      server.closeAllConnections()
      await devices.stop()
      departments.stop()
      hardware?.stop()
    },
  }
  if (started.every(Boolean)) return done(bridge)
  await bridge.stop()
  return failed('')
}
