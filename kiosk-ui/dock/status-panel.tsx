/** Devices and departments as the bridge sees them, which is what the kiosk goes by. */
import { chinaTimeZone as timeZone } from '#contract/china-time.ts'
import type { KioskStatus } from '#contract/device-status.ts'
import type { Rating } from '#contract/rating.ts'
import { Both, Panel } from './parts.tsx'
import {
  departmentStateWords,
  departmentWords,
  deviceStateWords,
  deviceWords,
  levelWords,
  paperWords,
} from './words.ts'

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone,
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

export function StatusPanel({ kiosk }: { kiosk: KioskStatus }) {
  return (
    <Panel zh="机器看到的" en="As the bridge sees it" class="status-panel">
      <ul class="states">
        {kiosk.devices.map(({ device, state, fault, paper, identity, since }) => (
          <li key={device} data-state={state} data-device={device} title={identity ?? undefined}>
            <Both {...deviceWords[device]} />
            <span class="state-word">
              <Both {...deviceStateWords[state]} />
              {paper !== null && (
                <>
                  {' · '}
                  {paperWords[paper].zh}
                </>
              )}
            </span>
            <time dateTime={since}>{clock.format(new Date(since))}</time>
            {fault !== null && <code>{fault.code}</code>}
          </li>
        ))}
        {kiosk.departments.map(({ department, state, hours, since }) => (
          <li key={department} data-state={state} data-department={department}>
            <Both {...departmentWords[department]} />
            <span class="state-word">
              <Both {...departmentStateWords[state]} />
              {hours !== null && ` · ${hours.opens}–${hours.closes}`}
            </span>
            <time dateTime={since}>{clock.format(new Date(since))}</time>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const shown = 6 // the latest; the number above tells of the rest

export function RatingsPanel({ ratings }: { ratings: Rating[] }) {
  return (
    <Panel zh="等着上传的评价" en="Ratings waiting for the hub" class="ratings-panel">
      <p class="ratings-count">
        <b data-testid="ratings-waiting">{ratings.length}</b> 条
      </p>
      <ul class="ratings">
        {ratings
          .slice(-shown)
          .toReversed()
          .map(({ level, itemId, at }) => (
            <li key={at}>
              <b>{levelWords[level]}</b>
              <span>{itemId}</span>
              <time dateTime={at}>{moment.format(new Date(at))}</time>
            </li>
          ))}
      </ul>
    </Panel>
  )
}
