/** A reader whose line speed nobody wrote down: it is found by asking at each speed the module can be set to. */
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import type { IdCardReader } from '../device.ts'

/** The speeds of the module (GA 450, command 60), the one it is delivered with first. */
const baudRates = [115_200, 57_600, 38_400, 19_200, 9600]

/** @param url `serial:/dev/NAME`, without a speed or with `?baudRate=auto`; null for any other */
export function probedUrls(url: string): string[] | null {
  const device = /^(serial:[^?]+)(\?baudRate=auto)?$/.exec(url)?.[1]
  return device === undefined ? null : baudRates.map((baudRate) => `${device}?baudRate=${baudRate}`)
}

/**
 * Opens the first of the readers that answers, and begins with it the next time.
 * @param candidates the same device at each speed; each must give up within a second or so, for all of them have to be tried
 * within the patience of one opening
 */
export function createProbedReader(candidates: readonly IdCardReader[]): IdCardReader {
  let answering: IdCardReader | null = null
  /** Twice the one that answered before: its first probe may drown in what the line still held. */
  const order = () =>
    answering === null ? candidates : [answering, answering, ...candidates.filter((other) => other !== answering)]

  return {
    async open(signal) {
      for (const candidate of order()) {
        const opened = await candidate.open(signal)
        if (opened.ok) answering = candidate
        // silence may be the wrong speed; anything else is as true at every speed
        if (opened.ok || opened.fault.code !== 'deviceSilent') return opened
      }
      return failed(fault('deviceSilent'))
    },
    ping: async (signal) => answering?.ping(signal) ?? failed(fault('deviceLost')),
    read: async (options) => answering?.read(options) ?? failed(fault('deviceLost')),
    awaitRemoval: async (options) => answering?.awaitRemoval(options) ?? failed(fault('deviceLost')),
    onChange(listener) {
      for (const candidate of candidates) candidate.onChange(listener)
    },
    close: async () => answering?.close(),
  }
}
