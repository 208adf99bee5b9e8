/** HID devices that programs talk to: readers and scanners. */
import type { Found } from './found.ts'
import type { Tree } from './tree.ts'

export function findHid(tree: Tree): Found[] {
  const found = tree.names('/sys/class/hidraw').map((hidraw) => {
    const device = `/sys/class/hidraw/${hidraw}/device`
    const said = ueventOf(tree.text(`${device}/uevent`) ?? '')
    // HID_ID=0003:00000400:0000C35A: bus, vendor, product
    const [, vendor, product] = /^\w+:0*(\w{4}):0*(\w{4})$/.exec(said.get('HID_ID') ?? '') ?? []
    const id = vendor === undefined || product === undefined ? null : `${vendor}:${product}`.toLowerCase()
    const usage = firstUsage(tree.bytes(`${device}/report_descriptor`))
    return {
      kind: 'hid',
      port: null,
      node: `/dev/${hidraw}`,
      usb: tree.usb(device) ?? (id === null ? null : { id, manufacturer: null, product: null, serial: null }),
      name: said.get('HID_NAME') ?? null,
      ...(usage !== null && { usage }),
      notes: [],
    } satisfies Found
  })
  return found.map((one) => ({ ...one, port: portOf(one, found) }))
}

/** By id while that tells it from all others; then by its serial number; else by its node, which may change with every boot. */
function portOf({ usb, node }: Found, all: readonly Found[]): string {
  const equals = all.filter((other) => other.usb?.id === usb?.id)
  if (usb === null) return `hid:${node}`
  if (equals.length === 1) return `hid:${usb.id}`
  const serial = usb.serial ?? ''
  const isOwn = /^\S+$/.test(serial) && equals.filter((other) => other.usb?.serial === serial).length === 1
  return isOwn ? `hid:${usb.id}?serial=${serial}` : `hid:${node}`
}

function ueventOf(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, key, value] = /^(\w+)=(.+)$/.exec(line) ?? []
      return key === undefined || value === undefined ? [] : [[key, value]]
    }),
  )
}

/**
 * Usage page and usage at the beginning of a report descriptor (HID 1.11, 6.2.2: one byte of tag and size, then the value).
 * @returns page × 256 + usage, or null when it doesn't begin so
 */
function firstUsage(descriptor: Uint8Array): number | null {
  let page: number | null = null
  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0
    const length = [0, 1, 2, 4][prefix & 3] ?? 0
    const value = (descriptor[at + 1] ?? 0) + (length > 1 ? 256 * (descriptor[at + 2] ?? 0) : 0)
    if ((prefix & 0xfc) === 0x04) page = value
    else if ((prefix & 0xfc) === 0x08) return page === null ? null : page * 256 + (value & 0xff)
    else return null
    at += 1 + length
  }
  return null
}
