/** A command that touches no device: what the bridge itself costs. */
import { startKiosk } from '#tests/support/start-kiosk.ts'
import { type Row, rowOf } from './rows.ts'

const trips = 3000
const warmUp = 300

export async function measureRoundTrip(): Promise<Row[]> {
  const kiosk = await startKiosk()
  try {
    const times: number[] = []
    for (let trip = -warmUp; trip < trips; trip++) {
      const begun = performance.now()
      await kiosk.dock('Common.Status', {})
      if (trip >= 0) times.push(performance.now() - begun)
    }
    return [
      rowOf('bridge round trip (Common.Status)', times, 'median', { unit: 'ms' }),
      rowOf('bridge round trip (Common.Status)', times, 'p99', { unit: 'ms' }),
    ]
  } finally {
    await kiosk.stop()
  }
}
