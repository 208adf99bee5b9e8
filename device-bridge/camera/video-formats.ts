/** What a camera offers, from the words of `ffmpeg -f v4l2 -list_formats all`, and what to take of it. Pure. */

export interface Size {
  width: number
  height: number
}

export interface VideoFormat {
  /** ffmpeg's name of it. */
  name: string
  /** The camera makes JPEGs itself. */
  jpeg: boolean
  sizes: Size[]
  /** From the least to the most, where the camera gives any size between. */
  ranges: { least: Size; most: Size }[]
}

// "[video4linux2,v4l2 @ 0x55…] Compressed:       mjpeg :          Motion-JPEG : 1280x720 640x480"
const formatLine = /^\[[^\]]*\] (Raw|Compressed)\s*:\s*(\w+) :.* :((?: \d+x\d+| \{[-\d, ]+\}x\{[-\d, ]+\})*)\s*$/gm
const sizePattern = / (\d+)x(\d+)/g
const rangePattern = /\{(\d+)-(\d+), \d+\}x\{(\d+)-(\d+), \d+\}/g

/** What ffmpeg can use of it: no formats it has no name for, and of compressed ones only JPEG. */
export function readFormats(words: string): VideoFormat[] {
  const formats: VideoFormat[] = []
  for (const [, kind, name = '', offered = ''] of words.matchAll(formatLine)) {
    const jpeg = name === 'mjpeg'
    if (name === 'Unsupported' || (kind === 'Compressed' && !jpeg)) continue
    const sizes = [...offered.matchAll(sizePattern)].map(([, width, height]) => sizeOf(width, height))
    const ranges = [...offered.matchAll(rangePattern)].map(([, w, mostWidth, h, mostHeight]) => ({
      least: sizeOf(w, h),
      most: sizeOf(mostWidth, mostHeight),
    }))
    formats.push({ name, jpeg, sizes, ranges })
  }
  return formats
}

/**
 * JPEG before raw pictures: they cost the bridge nothing, and USB has no room for large raw ones. Of its sizes the smallest
 * that covers what is wanted, else the largest; the wanted one itself where the camera names none.
 * @returns null when there are no formats: it isn't a camera's node
 */
export function chooseFormat(formats: VideoFormat[], wanted: Size): { format: VideoFormat; size: Size } | null {
  const format = formats.find(({ jpeg }) => jpeg) ?? formats.find(({ name }) => name === 'yuyv422') ?? formats[0]
  if (!format) return null
  const sizes = [...format.sizes, ...format.ranges.map((range) => within(wanted, range))]
  const sorted = sizes.toSorted((a, b) => a.width * a.height - b.width * b.height)
  const covering = sorted.find(({ width, height }) => width >= wanted.width && height >= wanted.height)
  return { format, size: covering ?? sorted.at(-1) ?? wanted }
}

function within(wanted: Size, { least, most }: { least: Size; most: Size }): Size {
  return {
    width: Math.min(Math.max(wanted.width, least.width), most.width),
    height: Math.min(Math.max(wanted.height, least.height), most.height),
  }
}

function sizeOf(width = '', height = ''): Size {
  return { width: Number(width), height: Number(height) }
}
