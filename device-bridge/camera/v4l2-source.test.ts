import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fault } from '#contract/faults.ts'
import { failed } from '#contract/result.ts'
import { memoryFfmpeg, never } from './camera-rig.ts'
import { v4l2Source } from './v4l2-source.ts'
import { videoNodes } from './video-nodes.ts'

const id = 'usb-Vendor_Camera_0001-video-index0'
const wanted = { width: 1280, height: 720 }
const offers = '[video4linux2,v4l2 @ 0x1] Compressed:       mjpeg :          Motion-JPEG : 640x480 1920x1080\n'

/** The folders of Linux with nodes in them: each node of a device, in the order the driver numbers them. */
function linux(devices: Record<string, string[]>) {
  const root = mkdtempSync(join(tmpdir(), 'camera-nodes-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const folders = { dev: join(root, 'dev'), sys: join(root, 'sys') }
  for (const [device, nodes] of Object.entries(devices)) {
    mkdirSync(join(root, device))
    for (const [index, node] of nodes.entries()) {
      write(join(folders.dev, node), '')
      write(join(folders.sys, node, 'index'), `${index}\n`)
      symlinkSync(join(root, device), join(folders.sys, node, 'device'))
    }
  }
  const link = (name: string, node: string) => {
    mkdirSync(join(folders.dev, 'v4l', 'by-id'), { recursive: true })
    symlinkSync(`../../${node}`, join(folders.dev, 'v4l', 'by-id', name))
  }
  const unlink = (name: string) => unlinkSync(join(folders.dev, 'v4l', 'by-id', name))
  return { folders, nodes: videoNodes(folders), link, unlink }
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** An ffmpeg that finds formats at these nodes, and elsewhere what it says of metadata nodes. */
const camerasAt = (...nodes: string[]) =>
  memoryFfmpeg((parameters) => {
    const node = parameters.at(-1) ?? ''
    const isCamera = nodes.some((name) => node.endsWith(`/${name}`))
    return { words: isCamera ? offers : `[v4l2] ioctl(VIDIOC_G_INPUT): Inappropriate ioctl for device\n` }
  })

test('a camera is asked what it offers, never started, and played in the size that covers what is wanted', async () => {
  const { folders, nodes } = linux({ camera: ['video0', 'video1'] })
  const { start, runs } = camerasAt('video0')
  const found = await v4l2Source('v4l2:/dev/video0', wanted, nodes).find(start, never)
  expect(runs.map(({ parameters }) => parameters.slice(0, 4))).toEqual([['-f', 'v4l2', '-list_formats', 'all']])
  expect(found).toMatchObject({ ok: true, value: { jpeg: true } })
  expect(found.ok && found.value.input.join(' ')).toBe(
    `-f v4l2 -input_format mjpeg -video_size 1920x1080 -framerate 15 -i ${folders.dev}/video0`,
  )
})

test('a metadata node leads to the pictures of the same camera, never to another camera', async () => {
  const { folders, nodes } = linux({ other: ['video0', 'video1'], camera: ['video2', 'video3'] })
  const all = camerasAt('video0', 'video2')
  const found = await v4l2Source('v4l2:/dev/video3', wanted, nodes).find(all.start, never)
  expect(found.ok && found.value.input.at(-1)).toBe(join(folders.dev, 'video2'))
  const onlyOther = camerasAt('video0')
  expect(await v4l2Source('v4l2:/dev/video3', wanted, nodes).find(onlyOther.start, never)).toEqual(
    failed(fault('deviceSilent')),
  )
})

test('a name of udev is followed, and a camera that came back at another node is one to find anew', async () => {
  const { folders, nodes, link, unlink } = linux({ camera: ['video0'], again: ['video4'] })
  link(id, 'video0')
  const source = v4l2Source(`v4l2:by-id/${id}`, wanted, nodes)
  const { start } = camerasAt('video0', 'video4')
  const found = await source.find(start, never)
  if (!found.ok) throw new Error(found.fault.code)
  expect(found.value.input.at(-1)).toBe(join(folders.dev, 'video0'))
  expect(await found.value.isThere()).toBe(true)
  unlink(id)
  expect(await found.value.isThere()).toBe(false)
  expect(await source.find(start, never)).toEqual(failed(fault('deviceAbsent')))
  link(id, 'video4')
  expect(await found.value.isThere()).toBe(false)
  expect(await source.find(start, never)).toMatchObject({ ok: true })
})

test.each([
  ['/dev/video0: Permission denied', 'deviceForbidden'],
  ['/dev/video0: Device or resource busy', 'deviceBusy'],
  ['/dev/video0: No such device', 'deviceAbsent'],
  ['/dev/video0: Inappropriate ioctl for device', 'deviceSilent'],
] as const)('"%s" is %s', async (words, code) => {
  const { nodes } = linux({ camera: ['video0'] })
  const { start } = memoryFfmpeg(() => ({ words }))
  expect(await v4l2Source('v4l2:/dev/video0', wanted, nodes).find(start, never)).toEqual(failed(fault(code)))
})

test('without ffmpeg the fault says so, and a camera that hangs is given up with the signal', async () => {
  const { nodes } = linux({ camera: ['video0'] })
  const source = v4l2Source('v4l2:/dev/video0', wanted, nodes)
  expect(await source.find(memoryFfmpeg(() => ({ missing: true })).start, never)).toEqual(
    failed(fault('programMissing')),
  )
  const hanging = memoryFfmpeg()
  const stop = new AbortController()
  const found = source.find(hanging.start, stop.signal)
  setTimeout(() => stop.abort(), 20)
  expect(await found).toEqual(failed(fault('canceled')))
  expect(hanging.runs.every(({ killed }) => killed)).toBe(true)
})
