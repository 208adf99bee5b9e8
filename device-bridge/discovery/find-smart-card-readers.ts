/** Smart-card readers by USB (class 0x0B, CCID), and whether the service that speaks to them runs. */
import type { Found, Words } from './found.ts'
import type { Tree } from './tree.ts'

const noService: Words = {
  zh: 'PC/SC 服务未运行：安装并启动 pcscd',
  en: 'the PC/SC service isn’t running: install and start pcscd',
}

export function findSmartCardReaders(tree: Tree): Found[] {
  const served = tree.names('/run/pcscd').includes('pcscd.comm')
  const usbFolder = '/sys/bus/usb/devices'
  const interfaces = tree
    .names(usbFolder)
    .filter((name) => tree.text(`${usbFolder}/${name}/bInterfaceClass`)?.toLowerCase() === '0b')
  return interfaces.map((name) => {
    const usb = tree.usb(`${usbFolder}/${name}`)
    return {
      kind: 'smartCard',
      port: 'pcsc:',
      node: null, // pcscd opens it
      usb,
      name: usb?.product ?? null,
      notes: served ? [] : [noService],
    }
  })
}
