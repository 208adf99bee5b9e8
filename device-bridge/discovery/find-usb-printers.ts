/** USB printers that the kernel's usblp driver has. */
import type { Found } from './found.ts'
import type { Tree } from './tree.ts'

export function findUsbPrinters(tree: Tree): Found[] {
  const printers = tree.names('/sys/class/usbmisc').filter((name) => /^lp\d+$/.test(name))
  return printers.map((lp) => {
    const device = `/sys/class/usbmisc/${lp}/device`
    const said = deviceId(tree.text(`${device}/ieee1284_id`) ?? '')
    const name = [said.get('MFG') ?? said.get('MANUFACTURER'), said.get('MDL') ?? said.get('MODEL')]
    const languages = said.get('CMD') ?? said.get('COMMAND SET') ?? ''
    return {
      kind: 'usblp',
      port: `usblp:/dev/usb/${lp}`,
      node: `/dev/usb/${lp}`,
      usb: tree.usb(device),
      name: name.filter(Boolean).join(' ') || null,
      languages: languages.split(',').flatMap((language) => language.trim() || []),
      notes: [],
    }
  })
}

/** IEEE 1284 device id: `MFG:…;MDL:…;CMD:…;` */
function deviceId(text: string): Map<string, string> {
  return new Map(
    text.split(';').flatMap((field): [string, string][] => {
      const [, key, value] = /^\s*([^:]+):(.*)$/.exec(field) ?? []
      return key === undefined || value === undefined ? [] : [[key.toUpperCase(), value.trim()]]
    }),
  )
}
