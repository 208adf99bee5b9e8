/**
 * What tests need of the operating system: a browser, fonts with every hanzi, a pseudo-terminal, the programs of
 * cameras and of the voice, an IPP printer, a virtual chip card reader, what HID needs.
 * Debian's packages where this is root and apt is there; otherwise says what to install.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const libraries = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`

/** A file that tells whether the package is there, and the package. */
const needs = [
  { file: '/usr/bin/chromium-headless-shell', package: 'chromium-headless-shell', required: true },
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', package: 'fonts-noto-cjk', required: true },
  { file: '/usr/bin/socat', package: 'socat', required: false },
  { file: '/usr/bin/ffmpeg', package: 'ffmpeg', required: false },
  { file: '/usr/bin/espeak-ng', package: 'espeak-ng', required: false },
  { file: '/usr/sbin/ippeveprinter', package: 'cups-ipp-utils', required: false },
  { file: '/usr/bin/dbus-daemon', package: 'dbus-daemon', required: false }, // ippeveprinter doesn't start without a bus
  { file: '/usr/sbin/pcscd', package: 'pcscd', required: false },
  { file: `${libraries}/libusb-1.0.so.0`, package: 'libusb-1.0-0', required: true }, // node-hid's binding is linked to it
  { file: `${libraries}/libudev.so.1`, package: 'libudev1', required: true },
  { file: '/usr/lib/pcsc/drivers/serial/libifdvpcd.so', package: 'vsmartcard-vpcd', required: false },
]

export function ensureSystemPackages() {
  const missing = needs.filter(({ file }) => !existsSync(file)).map((need) => need.package)
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stderr.write(`正在安装系统软件包 Installing system packages: ${missing.join(' ')}\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      stdio: ['ignore', 'ignore', 2],
      env,
    })
  }
  if (!existsSync('/usr/bin/chromium-headless-shell')) installPlaywrightBrowser()
  const still = needs.filter(({ file, required }) => required && !existsSync(file)).map((need) => need.package)
  if (still.length > 0) {
    process.stderr.write(
      `缺少系统软件包，部分测试会失败 Missing, some tests will fail: sudo apt-get install ${still.join(' ')}\n`,
    )
  }
}

/** Without root, playwright brings a browser of its own into the user's cache. */
function installPlaywrightBrowser() {
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
}
