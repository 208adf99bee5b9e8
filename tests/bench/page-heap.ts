/** What a page's heap holds, by what it is: a program goes on compiling itself for long, and only what it remembers may not grow. */
import type { CDPSession } from 'playwright'

export interface PageHeap {
  /** All of V8's heap, compiled code included, bytes. */
  used: number
  /** Objects, closures, arrays, strings and numbers: what a visit could leave behind, bytes. */
  remembered: number
}

interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
}

const remembered = new Set([
  'object',
  'closure',
  'array',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'bigint',
])

export async function pageHeap(devtools: CDPSession): Promise<PageHeap> {
  // Twice: what only a finalised object held goes with the second one.
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return { used: usedSize, remembered: sizeOf(await takeSnapshot(devtools)) }
}

async function takeSnapshot(devtools: CDPSession): Promise<HeapSnapshot> {
  const chunks: string[] = []
  const keep = ({ chunk }: { chunk: string }): void => void chunks.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  devtools.off('HeapProfiler.addHeapSnapshotChunk', keep)
  return JSON.parse(chunks.join('')) as HeapSnapshot
}

function sizeOf({ snapshot, nodes }: HeapSnapshot): number {
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let sum = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (remembered.has(types[0][nodes[node + type] ?? 0] ?? '')) sum += nodes[node + size] ?? 0
  }
  return sum
}
