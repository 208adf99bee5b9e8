/** Where pictures come from: a camera's node, or a virtual one. */
import type { Result } from '#contract/result.ts'
import type { StartFfmpeg } from './ffmpeg.ts'

export interface VideoSource {
  /**
   * Looks whether a camera is there and what it offers, without starting it: its light stays off.
   * @returns the camera, or `deviceAbsent`, `deviceForbidden`, `deviceSilent` (there, but it offers no pictures),
   * `programMissing`, `canceled`
   */
  find(ffmpeg: StartFfmpeg, signal: AbortSignal): Promise<Result<FoundCamera>>
}

export interface FoundCamera {
  /** What ffmpeg is told to get its pictures. */
  input: string[]
  /** They are JPEGs already. */
  jpeg: boolean
  isThere(): Promise<boolean>
}

export const pictureRate = 15 // per second; smooth enough to hold still by, and half the work of 30
