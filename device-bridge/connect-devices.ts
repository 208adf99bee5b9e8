/** The devices of this kiosk, each under its supervisor, and the commands they obey. A new kind of device is one line here. */
import type { DevicesConfig } from '#contract/config-devices.ts'
import type { DeviceName, DeviceStatus } from '#contract/device-status.ts'
import { cameraNames } from '#contract/names.ts'
import { createCamera } from './camera/camera-driver.ts'
import { ffmpeg } from './camera/ffmpeg.ts'
import { videoSourceFor } from './camera/open-source.ts'
import type { Device } from './device.ts'
import { createIppPrinter } from './document-printer/ipp-driver.ts'
import { ippLink } from './document-printer/ipp-exchange.ts'
import { networkAddress, socketAddress } from './document-printer/printer-address.ts'
import { scannerProtocols } from './code-scanner/protocols.ts'
import { createCodeScanner } from './code-scanner/scanner-driver.ts'
import { createIdCardReader } from './id-card-reader/choose-reader.ts'
import { framedPort } from './id-card-reader/framed-port.ts'
import { bugEntry, type Log } from './log.ts'
import { portFor } from './ports/open-port.ts'
import type { Port } from './ports/port.ts'
import { recordedPort } from './recording/recorder.ts'
import type { RecordingsFolder } from './recording/recordings-folder.ts'
import { createEscposPrinter } from './receipt-printer/escpos-driver.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import type { Commands } from './server/command.ts'
import { cameraCommands, type Cameras } from './server/commands/camera.ts'
import { documentPrinterCommands } from './server/commands/document-printer.ts'
import { codeScannerCommands } from './server/commands/code-scanner.ts'
import { idCardReaderCommands } from './server/commands/id-card-reader.ts'
import { receiptPrinterCommands } from './server/commands/receipt-printer.ts'
import { socialSecurityCardReaderCommands } from './server/commands/social-security-card-reader.ts'
import { createSsseReader } from './social-security-card-reader/ssse-driver.ts'
import { type Supervisor, supervise } from './supervisor.ts'
import type { VirtualHardware } from './virtual-hardware.ts'

interface Options {
  config: DevicesConfig
  /** What this kiosk is called where several share a device. */
  kioskName: string
  /** Null where no port is virtual. */
  hardware: VirtualHardware | null
  /** Null = nothing is recorded. */
  recordings: RecordingsFolder | null
  log: Log
}

export interface ConnectedDevices {
  readonly commands: Commands
  readonly cameras: Cameras
  status(): DeviceStatus[]
  /** Calls the listener after every change of a device's status. */
  subscribe(listener: (status: DeviceStatus) => void): void
  stop(): Promise<void>
}

export function connectDevices({ config, kioskName, hardware, recordings, log }: Options): ConnectedDevices {
  const supervisors: Supervisor<Device>[] = []
  const onBug = (bug: unknown) => log(bugEntry(bug))

  function supervised<D extends Device>(name: DeviceName, device: D, unseenPaper: DeviceStatus['paper']) {
    const supervisor = supervise(name, device, { unseenPaper, onBug })
    let wasThere = false
    supervisor.subscribe(() => {
      const { state, identity } = supervisor.status()
      const isThere = state !== 'absent' && state !== 'opening'
      if (isThere && !wasThere && identity !== null) log({ event: 'deviceIdentified', device: name, identity })
      wasThere = isThere
    })
    supervisors.push(supervisor)
    return supervisor
  }
  /** Around whatever frames the bytes of a protocol, so that what is recorded can be told from what is personal. */
  const recorded = (device: DeviceName, driver: string, port: Port, profile: string | null = null) =>
    recordings ? recordedPort(port, { device, driver, profile, begin: recordings.begin }) : port
  const virtualSocket = (name: keyof VirtualHardware['socketPaths']) => hardware?.socketPaths[name] ?? ''

  function idCardReader(reader: DevicesConfig['idCardReader']): Commands {
    const framing = reader.driver === 'sdt' ? reader.framing : undefined
    const portAt = (url: string) => {
      const port = portFor(url, virtualSocket('idCardReader'))
      return recorded('idCardReader', 'sdt', framing === undefined ? port : framedPort(port, framing))
    }
    return idCardReaderCommands(supervised('idCardReader', createIdCardReader(reader, portAt), null))
  }

  function receiptPrinter({ port, driver, profile: name }: DevicesConfig['receiptPrinter']): Commands {
    const profile = printerProfiles[name]
    const line = recorded('receiptPrinter', driver, portFor(port, virtualSocket('receiptPrinter')), name)
    return receiptPrinterCommands(supervised('receiptPrinter', createEscposPrinter(line, profile), 'unknown'), profile)
  }

  function documentPrinter({ port, certificate }: NonNullable<DevicesConfig['documentPrinter']>): Commands {
    const virtual = socketAddress(virtualSocket('documentPrinter'))
    const address = port === 'virtual:' ? virtual : networkAddress(port, certificate)
    const printer = createIppPrinter(ippLink(address), kioskName)
    return documentPrinterCommands(supervised('documentPrinter', printer, 'unknown'))
  }

  function socialSecurityCardReader({
    driver,
    port,
  }: NonNullable<DevicesConfig['socialSecurityCardReader']>): Commands {
    const reader = createSsseReader(recorded('socialSecurityCardReader', driver, portFor(port, '')))
    return socialSecurityCardReaderCommands(supervised('socialSecurityCardReader', reader, null))
  }

  function codeScanner({ driver, port }: NonNullable<DevicesConfig['codeScanner']>): Commands {
    const scanner = createCodeScanner(recorded('codeScanner', driver, portFor(port, '')), scannerProtocols[driver])
    return codeScannerCommands(supervised('codeScanner', scanner, null))
  }

  const cameras: Cameras = {}
  for (const name of cameraNames) {
    const camera = config[name]
    if (camera) cameras[name] = supervised(name, createCamera(videoSourceFor(name, camera), ffmpeg()), null)
  }

  const commands = {
    ...idCardReader(config.idCardReader),
    ...receiptPrinter(config.receiptPrinter),
    ...cameraCommands(cameras),
    ...(config.documentPrinter && documentPrinter(config.documentPrinter)),
    ...(config.socialSecurityCardReader && socialSecurityCardReader(config.socialSecurityCardReader)),
    ...(config.codeScanner && codeScanner(config.codeScanner)),
  }
  return {
    commands,
    cameras,
    status: () => supervisors.map((supervisor) => supervisor.status()),
    subscribe(listener) {
      for (const supervisor of supervisors) supervisor.subscribe(() => listener(supervisor.status()))
    },
    stop: async () => void (await Promise.all(supervisors.map((supervisor) => supervisor.stop()))),
  }
}
