/** Reads the kernel's folders of devices, below a root that tests put elsewhere. What isn't there is empty, never an error. */
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { UsbIdentity } from './found.ts'

export interface Tree {
  /** Sorted as people count: lp2 before lp10. */
  names(folder: string): string[]
  /** A file's text without the line break at its end; null when there is none, or it is empty. */
  text(path: string): string | null
  bytes(path: string): Uint8Array
  /** The folder of the USB device that a device is part of. */
  usbFolder(path: string): string | null
  usb(path: string): UsbIdentity | null
  /** The name under which a folder of links (`/dev/serial/by-id`) has a device node; null when it has none. */
  linkTo(folder: string, node: string): string | null
}

export function openTree(root: string): Tree {
  const at = (path: string): string => join(root, path)
  const bytes = (path: string): Uint8Array => attempt(() => readFileSync(at(path)), new Uint8Array())
  const text = (path: string): string | null => Buffer.from(bytes(path)).toString('utf8').trim() || null
  const names = (folder: string): string[] =>
    attempt(() => readdirSync(at(folder)), []).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

  /** An interface's folder lies in its device's, which lies in its hub's. */
  function usbFolder(path: string): string | null {
    const end = attempt(() => realpathSync(at('/')), root)
    for (let folder = attempt(() => realpathSync(at(path)), ''); folder.length > end.length; folder = dirname(folder)) {
      const inside = join('/', folder.slice(end.length))
      if (text(join(inside, 'idVendor')) !== null) return inside
    }
    return null
  }

  return {
    names,
    text,
    bytes,
    usbFolder,
    usb(path) {
      const folder = usbFolder(path)
      if (folder === null) return null
      const said = (name: string): string | null => text(join(folder, name))
      return {
        id: `${said('idVendor')}:${said('idProduct')}`.toLowerCase(),
        manufacturer: said('manufacturer'),
        product: said('product'),
        serial: said('serial'),
      }
    },
    linkTo(folder, node) {
      const target = (name: string): string => attempt(() => basename(realpathSync(at(join(folder, name)))), '')
      return names(folder).find((name) => target(name) === basename(node)) ?? null
    },
  }
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
