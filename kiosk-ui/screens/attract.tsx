import type { DepartmentStatus, DeviceStatus, KioskStatus } from '#contract/device-status.ts'
import type { KioskSetup } from '#contract/config.ts'
import { works } from '#flows/can-finish.ts'
import { outOfOrder } from '#flows/out-of-order.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { attendantLine, outOfOrderNow, outOfOrderTexts } from '#flows/texts/out-of-order.ts'
import { Street } from '../art/street.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { type ScreenText, useWords } from '../components/words.tsx'

type Can = 'ready' | 'limited' | 'unavailable'

interface Props {
  status: KioskStatus | null
  site: KioskSetup['site']
  cardLeft: boolean
  onStart: () => void
}

/** Nobody is here. The whole screen starts a visit. */
export function Attract({ status, site, cardLeft, onStart }: Props) {
  const { t, tell } = useWords()
  const helper = { attendant: tell(site.attendant.name), phone: site.attendant.phone }
  const trouble = outOfOrder(status)
  return (
    <div class="attract-touch" onClick={onStart}>
      <ScreenFrame
        look="attract"
        title={t('attract.title')}
        lead={t('attract.lead')}
        below={
          <>
            {cardLeft && (
              <Notice tone="warn" title={t('attract.cardLeft')} live>
                {t('attract.cardLeftNow', helper)}
              </Notice>
            )}
            {trouble !== null && (
              <Notice tone="bad" title={tell(outOfOrderTexts[trouble])} live>
                {tell(outOfOrderNow, helper)}
              </Notice>
            )}
          </>
        }
        actions={
          <>
            <button type="button" class="begin">
              {t('attract.start')}
            </button>
            <NowList status={status} />
            <p class="now">{tell(attendantLine, helper)}</p>
          </>
        }
      >
        <Street />
      </ScreenFrame>
    </div>
  )
}

function NowList({ status }: { status: KioskStatus | null }) {
  const { t, tell } = useWords()
  if (status === null) return <p class="now">{t('attract.starting')}</p>
  return (
    <ul class="now" aria-label={t('attract.now')}>
      {status.devices.filter(isTold).map((device) => {
        const [can, key] = deviceState(device)
        return (
          <li key={device.device} class={`status ${can}`}>
            {t(key)}
          </li>
        )
      })}
      {status.departments.map((department) => {
        const [can, key] = departmentState(department)
        return (
          <li key={department.department} class={`status ${can}`}>
            {t(key, {
              department: tell(domainTexts[department.department].department),
              opens: department.hours?.opens ?? '',
            })}
          </li>
        )
      })}
    </ul>
  )
}

/** What most people come for; what only some items need is said where it is needed. */
function isTold({ device }: DeviceStatus): boolean {
  return device === 'idCardReader' || device === 'receiptPrinter'
}

function deviceState(status: DeviceStatus): [Can, ScreenText] {
  const { device, paper, fault } = status
  if (device === 'idCardReader')
    return works(status) ? ['ready', 'attract.readerOk'] : ['unavailable', 'attract.readerBroken']
  if (paper === 'out' || fault?.code === 'paperOut') return ['limited', 'attract.paperOut']
  if (!works(status)) return ['limited', 'attract.printerBroken']
  return paper === 'low' ? ['limited', 'attract.paperLow'] : ['ready', 'attract.printerOk']
}

function departmentState({ state }: DepartmentStatus): [Can, ScreenText] {
  switch (state) {
    case 'up':
      return ['ready', 'attract.departmentUp']
    case 'down':
      return ['unavailable', 'attract.departmentDown']
    case 'closed':
      return ['unavailable', 'attract.departmentClosed']
    case 'unknown':
      return ['limited', 'attract.departmentUnknown']
  }
}
