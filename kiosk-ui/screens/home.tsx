import { ChevronRight } from 'lucide-preact'
import type { KioskStatus } from '#contract/device-status.ts'
import { type DepartmentName, departmentNames } from '#contract/names.ts'
import { canFinish, type Means, works } from '#flows/can-finish.ts'
import { itemsOf } from '#flows/catalogue.ts'
import type { Item } from '#flows/item.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { DomainArt } from '../art/domains.tsx'
import { Notice } from '../components/notice.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { type ScreenText, useWords } from '../components/words.tsx'
import { CanMark } from './can-mark.tsx'

const shown = 2 // items on a tile; the others are one touch away

interface Props {
  means: Means
  elder: boolean
  onDomain: (domain: DepartmentName) => void
  onItem: (item: Item) => void
}

export function Home({ means, elder, onDomain, onItem }: Props) {
  const { t } = useWords()
  const trouble = troubleOf(means.status)
  return (
    <ScreenFrame
      look="wide home"
      title={t(elder ? 'home.titleElder' : 'home.title')}
      lead={elder ? undefined : t('home.lead')}
    >
      {trouble !== null && <Notice tone="warn" title={t(trouble)} live />}
      <div class="tiles">
        {departmentNames.map((domain) =>
          elder ? (
            <BigTile key={domain} domain={domain} means={means} onPress={() => onDomain(domain)} />
          ) : (
            <Tile key={domain} domain={domain} means={means} onDomain={onDomain} onItem={onItem} />
          ),
        )}
      </div>
    </ScreenFrame>
  )
}

interface BigTileProps {
  domain: DepartmentName
  means: Means
  onPress: () => void
}

function BigTile({ domain, means, onPress }: BigTileProps) {
  const { tell } = useWords()
  const { plain, lead } = domainTexts[domain]
  const items = itemsOf(domain)
  const nothingWorks = items.every((item) => canFinish(item, means).can === 'unavailable')
  return (
    <button type="button" class="tile big" data-domain={domain} onClick={onPress}>
      <DomainArt domain={domain} />
      <span>
        <b>{tell(plain)}</b>
        {nothingWorks && items[0] !== undefined ? (
          <CanMark item={items[0]} means={means} />
        ) : (
          <small>{tell(lead)}</small>
        )}
      </span>
    </button>
  )
}

function Tile({ domain, means, onDomain, onItem }: Omit<Props, 'elder'> & { domain: DepartmentName }) {
  const { t, tell } = useWords()
  const items = itemsOf(domain)
  return (
    <section class="tile" data-domain={domain} aria-label={tell(domainTexts[domain].name)}>
      <div class="tile-head">
        <h2>{tell(domainTexts[domain].name)}</h2>
        <p>{tell(domainTexts[domain].lead)}</p>
        {items.length > shown && (
          <button type="button" class="all" onClick={() => onDomain(domain)}>
            {t('home.all', { count: items.length })}
            <ChevronRight aria-hidden="true" />
          </button>
        )}
      </div>
      <DomainArt domain={domain} />
      <div class="tile-items">
        {items.slice(0, shown).map((item) => (
          <button key={item.id} type="button" class="pick" onClick={() => onItem(item)}>
            <span>{tell(item.plainName)}</span>
            <CanMark item={item} means={means} />
          </button>
        ))}
      </div>
    </section>
  )
}

/** The one thing about the machine that a visitor should know before choosing. */
function troubleOf(status: KioskStatus | null): ScreenText | null {
  if (status === null) return 'home.bridgeLost'
  const state = (name: KioskStatus['devices'][number]['device']) => status.devices.find(({ device }) => device === name)
  const paper = state('receiptPrinter')?.paper
  if (!works(state('idCardReader'))) return 'home.readerBroken'
  if (paper === 'out' || state('receiptPrinter')?.fault?.code === 'paperOut') return 'home.paperOut'
  if (!works(state('receiptPrinter'))) return 'home.printerBroken'
  return paper === 'low' ? 'home.paperLow' : null
}
