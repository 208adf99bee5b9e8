/** Which nodes a camera has. */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface VideoNodes {
  /** @param url `v4l2:/dev/NAME`, or `v4l2:by-id/NAME` and `v4l2:by-path/NAME`: names that udev gives in /dev/v4l, links to the node */
  of(url: string): Promise<string | null>
  /**
   * All nodes of the camera that has this one, this one first, then as the driver numbers them. A UVC camera has two: one for
   * pictures and one for metadata, which look the same from outside.
   */
  beside(node: string): Promise<string[]>
}

/** @param folders where Linux has them; others in tests */
export function videoNodes({ dev, sys } = { dev: '/dev', sys: '/sys/class/video4linux' }): VideoNodes {
  const deviceOf = (name: string) => realpath(join(sys, name, 'device')).catch(() => null)
  return {
    async of(url) {
      const name = url.replace(/^v4l2:/, '')
      const path = name.startsWith('/dev/') ? join(dev, name.slice('/dev/'.length)) : join(dev, 'v4l', name)
      return await realpath(path).catch(() => null)
    },

    async beside(node) {
      const own = basename(node)
      const device = await deviceOf(own)
      if (device === null) return [node]
      const others: { name: string; index: number }[] = []
      for (const name of await readdir(sys)) {
        if (name === own || (await deviceOf(name)) !== device) continue
        others.push({ name, index: Number(await readFile(join(sys, name, 'index'), 'utf8').catch(() => '0')) })
      }
      return [node, ...others.toSorted((a, b) => a.index - b.index).map(({ name }) => join(dev, name))]
    },
  }
}
