import { commands } from '#contract/commands.ts'
import { fault } from '#contract/faults.ts'
import type { CameraName } from '#contract/names.ts'
import { done, failed } from '#contract/result.ts'
import type { Camera } from '../../device.ts'
import type { Supervisor } from '../../supervisor.ts'
import { command, type Commands } from '../command.ts'

/** The cameras this kiosk has. */
export type Cameras = Partial<Record<CameraName, Supervisor<Camera>>>

export function cameraCommands(cameras: Cameras): Commands {
  return {
    'Camera.Capture': command(commands['Camera.Capture'], async ({ camera: name }, { signal }) => {
      const camera = cameras[name]
      if (camera === undefined) return failed(fault('deviceNotConfigured'))
      const taken = await camera.run((camera, signal) => camera.capture({ signal }), signal)
      if (!taken.ok) return taken
      const { jpeg, width, height } = taken.value
      return done({ jpeg: Buffer.from(jpeg.buffer).toString('base64'), width, height })
    }),
  }
}
