/**
 * The machine the hardware lab runs on: Debian's kernel and a small initramfs for QEMU. The kernel's package is taken
 * apart, not installed. Nothing of this is needed to run or test the rest.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const cache = join(root, 'node_modules', '.cache', 'lab')

/** A file that tells whether the package is there, and the package. */
const needs = [
  { file: '/usr/bin/qemu-system-x86_64', package: 'qemu-system-x86' },
  { file: '/bin/busybox', package: 'busybox-static' },
  { file: '/sbin/modprobe', package: 'kmod' },
  { file: '/sbin/depmod', package: 'kmod' },
  { file: '/lib/systemd/systemd-udevd', package: 'udev' },
  { file: '/usr/bin/ffmpeg', package: 'ffmpeg' },
]

/** What the guest loads, in order; `modprobe` adds what these need. */
const modules = [
  'virtio_pci',
  '9pnet_virtio',
  '9p',
  'overlay',
  'dummy_hcd num=4', // one socket for each device, so that each can be unplugged alone
  'usb_f_hid',
  'usb_f_printer',
  'usb_f_acm',
  'usbhid',
  'hid_generic',
  'usblp',
  'cdc_acm',
  'vivid n_devs=1 node_types=0x1', // a camera, and nothing else
]

/** Where in the kernel's package they are. */
const moduleFolders = ['drivers/usb', 'drivers/hid', 'drivers/virtio', 'drivers/media', 'fs', 'net/9p', 'lib']

/** @returns {{ kernel: string, initramfs: string }} */
export function prepareMachine() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    giveUp(
      `实验室只能在 x64 的 Linux 上运行。`,
      `The lab runs on Linux on x64; this is ${process.platform}-${process.arch}.`,
    )
  }
  mkdirSync(cache, { recursive: true }) // where apt works, too
  ensurePackages()
  const tree = kernelTree()
  const [release] = readdirSync(join(tree, 'lib', 'modules'))
  return { kernel: join(tree, 'boot', `vmlinuz-${release}`), initramfs: buildInitramfs(tree, release) }
}

function ensurePackages() {
  const missing = needs.filter(({ file }) => !existsSync(file)).map((need) => need.package)
  if (missing.length === 0) return
  const list = [...new Set(missing)].join(' ')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    giveUp(`缺少系统软件包：sudo apt-get install ${list}`, `Packages are missing: sudo apt-get install ${list}`)
  }
  process.stderr.write(`正在安装系统软件包 Installing system packages: ${list}\n`)
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...new Set(missing))
  const still = needs.filter(({ file }) => !existsSync(file)).map((need) => need.package)
  if (still.length > 0) giveUp(`软件包装不上：${still.join(' ')}`, `Packages can't be installed: ${still.join(' ')}`)
}

/** The kernel's package, taken apart; kept, because it doesn't change from run to run. */
function kernelTree() {
  const tree = join(cache, 'kernel')
  if (existsSync(join(tree, 'complete'))) return tree
  rmSync(tree, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  const name = kernelPackage() ?? (apt('update', '-qq'), kernelPackage())
  if (name === undefined) giveUp('找不到内核软件包 linux-image-amd64。', 'There is no package linux-image-amd64.')
  process.stderr.write(`正在下载内核 Downloading the kernel: ${name}\n`)
  apt('download', '-qq', '-o', 'APT::Sandbox::User=root', name)
  const [archive] = readdirSync(cache).filter((file) => file.startsWith(`${name}_`))
  if (archive === undefined) giveUp(`内核软件包下载失败：${name}`, `The kernel's package can't be downloaded: ${name}`)
  const parts = ['./boot/vmlinuz-*', './lib/modules/*/modules.*']
  parts.push(...moduleFolders.map((folder) => `./lib/modules/*/kernel/${folder}/*`))
  const quoted = parts.map((part) => `'${part}'`).join(' ')
  shell(`dpkg-deb --fsys-tarfile '${archive}' | tar -x -C '${tree}' --wildcards ${quoted} && rm '${archive}'`, cache)
  const [release] = readdirSync(join(tree, 'lib', 'modules'))
  execFileSync('/sbin/depmod', ['-b', tree, release], { stdio: ['ignore', 2, 2] })
  writeFileSync(join(tree, 'complete'), '')
  return tree
}

/** @returns {string | undefined} the package behind linux-image-amd64, which names the present one */
function kernelPackage() {
  const { stdout } = spawnSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' })
  return /Depends: (linux-image-\S+)/.exec(stdout ?? '')?.[1]
}

function buildInitramfs(tree, release) {
  const folder = join(cache, 'initramfs')
  rmSync(folder, { recursive: true, force: true })
  for (const name of ['bin', 'dev', 'host', 'over', 'proc', 'root', 'sys'])
    mkdirSync(join(folder, name), { recursive: true })
  const load = modules.flatMap((module) => {
    const [name, ...options] = module.split(' ')
    const lines = execFileSync('/sbin/modprobe', ['-d', tree, '-S', release, '--show-depends', name], {
      encoding: 'utf8',
    })
    const files = lines.split('\n').flatMap((line) => /^insmod (\S+)/.exec(line)?.[1] ?? [])
    return files.map((file, at) => [file, ...(at === files.length - 1 ? options : [])])
  })
  const seen = new Set()
  const commands = []
  for (const [file, ...options] of load) {
    if (seen.has(file)) continue
    seen.add(file)
    const name = `${seen.size}.ko`
    shell(`cp '${file}' '${join(folder, name)}'`, cache)
    commands.push(`insmod /${name} ${options.join(' ')}`)
  }
  writeFileSync(join(folder, 'modules.sh'), `${commands.join('\n')}\n`)
  shell(`cp /bin/busybox bin/ && cp '${join(root, 'tests', 'lab', 'init.sh')}' init && chmod 755 init`, folder)
  shell('find . | /bin/busybox cpio -o -H newc 2>/dev/null > ../initramfs.img', folder)
  return join(cache, 'initramfs.img')
}

function apt(...parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { error } = spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 2], env, cwd: cache })
  if (error) giveUp(`apt-get 无法运行：${error.message}`, `apt-get doesn't run: ${error.message}`)
}

function shell(command, cwd) {
  execFileSync('/bin/sh', ['-c', command], { cwd, stdio: ['ignore', 2, 2] })
}

function giveUp(zh, en) {
  process.stderr.write(`${zh}\n${en}\nlab: not run\n`)
  process.exit(2)
}
