/** Serial ports: USB adapters and devices (ttyUSB, ttyACM), and those of the machine itself. */
import type { Found } from './found.ts'
import type { Tree } from './tree.ts'

const onBoard = /^tty(S|AMA|mxc|SAC)\d+$/
const byUsb = /^tty(USB|ACM)\d+$/

export function findSerial(tree: Tree): Found[] {
  return tree.names('/sys/class/tty').flatMap((tty): Found[] => {
    const folder = `/sys/class/tty/${tty}`
    // the kernel lists 32 ports of the machine; those without a chip have type 0
    const isThere = byUsb.test(tty) || (onBoard.test(tty) && (tree.text(`${folder}/type`) ?? '0') !== '0')
    if (!isThere) return []
    const node = `/dev/${tty}`
    const usb = tree.usb(`${folder}/device`)
    // the number after ttyUSB is given in the order of plugging in; these names stay
    const byId = tree.linkTo('/dev/serial/by-id', node)
    const byPath = tree.linkTo('/dev/serial/by-path', node)
    const lasting =
      byId !== null ? `/dev/serial/by-id/${byId}` : byPath !== null ? `/dev/serial/by-path/${byPath}` : node
    return [{ kind: 'serial', port: `serial:${lasting}`, node, usb, name: usb?.product ?? null, notes: [] }]
  })
}
