/** Cameras: of the nodes each has, the one that gives pictures. */
import type { Found } from './found.ts'
import type { Tree } from './tree.ts'

export function findCameras(tree: Tree): Found[] {
  return tree.names('/sys/class/video4linux').flatMap((video): Found[] => {
    const folder = `/sys/class/video4linux/${video}`
    if (!/^video\d+$/.test(video) || !givesPictures(tree, folder)) return []
    const node = `/dev/${video}`
    const usb = tree.usb(`${folder}/device`)
    // Two equal cameras without serial numbers share an id: then only the socket they are plugged into tells them apart.
    const byId = usb?.serial ? tree.linkTo('/dev/v4l/by-id', node) : null
    const byPath = tree.linkTo('/dev/v4l/by-path', node)
    const port = byId !== null ? `by-id/${byId}` : byPath !== null ? `by-path/${byPath}` : node
    return [{ kind: 'video', port: `v4l2:${port}`, node, usb, name: tree.text(`${folder}/name`), notes: [] }]
  })
}

/** udev asked the node itself; without udev, a camera's second node is the one for metadata. */
function givesPictures(tree: Tree, folder: string): boolean {
  const record = tree.text(`/run/udev/data/c${tree.text(`${folder}/dev`) ?? ''}`)
  const capabilities = /^E:ID_V4L_CAPABILITIES=(.*)$/m.exec(record ?? '')?.[1]
  if (capabilities !== undefined) return capabilities.split(':').includes('capture')
  return (tree.text(`${folder}/index`) ?? '0') === '0'
}
