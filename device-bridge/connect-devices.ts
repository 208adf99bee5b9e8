/** The devices of this kiosk, each under its supervisor, and the commands they obey. A new kind of device is one line here. */
import type { DevicesConfig } from '#contract/config-devices.ts'
import type { DeviceName, DeviceStatus } from '#contract/device-status.ts'
import { cameraNames } from '#contract/names.ts'
import { createCamera } from './camera/camera-driver.ts'
import { ffmpeg } from './camera/ffmpeg.ts'
import { videoSourceFor } from './camera/open-source.ts'
import type { Device } from './device.ts'
import { framedPort } from './id-card-reader/framed-port.ts'
import { createSdtReader } from './id-card-reader/sdt-driver.ts'
import { bugEntry, type Log } from './log.ts'
import { portFor } from './ports/open-port.ts'
import { createEscposPrinter } from './receipt-printer/escpos-driver.ts'
import { printerProfiles } from '#contract/printer-profiles.ts'
import type { Commands } from './server/command.ts'
import { cameraCommands, type Cameras } from './server/commands/camera.ts'
import { idCardReaderCommands } from './server/commands/id-card-reader.ts'
import { receiptPrinterCommands } from './server/commands/receipt-printer.ts'
import { type Supervisor, supervise } from './supervisor.ts'
import type { VirtualHardware } from './virtual-hardware.ts'

interface Options {
  config: DevicesConfig
  /** Null where no port is virtual. */
  hardware: VirtualHardware | null
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

export function connectDevices({ config, hardware, log }: Options): ConnectedDevices {
  const supervisors: Supervisor<Device>[] = []
  const onBug = (bug: unknown) => log(bugEntry(bug))

  function supervised<D extends Device>(name: DeviceName, device: D, unseenPaper: DeviceStatus['paper']) {
    const supervisor = supervise(name, device, { unseenPaper, onBug })
    supervisors.push(supervisor)
    return supervisor
  }
  const port = (name: 'idCardReader' | 'receiptPrinter') =>
    portFor(config[name].port, hardware?.socketPaths[name] ?? '')

  const cameras: Cameras = {}
  for (const name of cameraNames) {
    const camera = config[name]
    if (camera) cameras[name] = supervised(name, createCamera(videoSourceFor(name, camera), ffmpeg()), null)
  }

  const { framing } = config.idCardReader
  const readerPort = framing === undefined ? port('idCardReader') : framedPort(port('idCardReader'), framing)
  const profile = printerProfiles[config.receiptPrinter.profile]
  const commands = {
    ...idCardReaderCommands(supervised('idCardReader', createSdtReader(readerPort), null)),
    ...receiptPrinterCommands(
      supervised('receiptPrinter', createEscposPrinter(port('receiptPrinter'), profile), 'unknown'),
      profile,
    ),
    ...cameraCommands(cameras),
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
