/** For tests: a small /sys and /dev in a temporary folder, of a kiosk that has one of everything. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface UsbDevice {
  /** Where it is plugged in, e.g. `1-1`. */
  at: string
  id: string
  product?: string
  serial?: string
}

export function createTree(root: string) {
  const file = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(join(root, target), join(root, path))
  }
  /** @returns the folder of its first interface, as the kernel lays it out */
  const usb = ({ at, id, product, serial }: UsbDevice): string => {
    const folder = `/sys/devices/pci0000:00/usb1/${at}`
    const [vendor = '', productId = ''] = id.split(':')
    file(`${folder}/idVendor`, `${vendor}\n`)
    file(`${folder}/idProduct`, `${productId}\n`)
    if (product !== undefined) file(`${folder}/product`, `${product}\n`)
    if (serial !== undefined) file(`${folder}/serial`, `${serial}\n`)
    mkdirSync(join(root, folder, `${at}:1.0`), { recursive: true })
    return `${folder}/${at}:1.0`
  }
  return {
    file,
    serial(tty: string, device: UsbDevice, byId?: string) {
      const port = `${usb(device)}/${tty}`
      mkdirSync(join(root, port), { recursive: true })
      link(`/sys/class/tty/${tty}/device`, port)
      file(`/dev/${tty}`, '')
      if (byId !== undefined) link(`/dev/serial/by-id/${byId}`, `/dev/${tty}`)
    },
    onBoardSerial(tty: string, type: number) {
      file(`/sys/class/tty/${tty}/type`, `${type}\n`)
      file(`/dev/${tty}`, '')
    },
    hid(hidraw: string, device: UsbDevice, name: string, descriptor: number[]) {
      const hid = `${usb(device)}/0003:HID`
      const [vendor = '', product = ''] = device.id.toUpperCase().split(':')
      file(`${hid}/uevent`, `DRIVER=hid-generic\nHID_ID=0003:0000${vendor}:0000${product}\nHID_NAME=${name}\n`)
      file(`${hid}/report_descriptor`, Uint8Array.from(descriptor))
      link(`/sys/class/hidraw/${hidraw}/device`, hid)
      file(`/dev/${hidraw}`, '')
    },
    printer(lp: string, device: UsbDevice, deviceId: string) {
      const printer = usb(device)
      file(`${printer}/ieee1284_id`, deviceId)
      link(`/sys/class/usbmisc/${lp}/device`, printer)
      file(`/dev/usb/${lp}`, '')
    },
    /** @param capabilities as udev keeps them; none = no udev */
    video(node: string, device: UsbDevice, index: number, capabilities?: string) {
      const folder = `/sys/class/video4linux/${node}`
      link(`${folder}/device`, usb(device))
      file(`${folder}/name`, `${device.product}\n`)
      file(`${folder}/index`, `${index}\n`)
      file(`${folder}/dev`, `81:${index}\n`)
      if (capabilities !== undefined) file(`/run/udev/data/c81:${index}`, `E:ID_V4L_CAPABILITIES=${capabilities}\n`)
      file(`/dev/${node}`, '')
    },
    link,
    smartCard(device: UsbDevice) {
      const card = usb(device)
      file(`${card}/bInterfaceClass`, '0b\n')
      link(`/sys/bus/usb/devices/${device.at}:1.0`, card)
    },
  }
}
