/** The hand of synthetic cards, kept in a wallet, and the reader they are laid on. */
import type { DockStatus } from '#contract/dock.ts'
import type { DeviceStatus } from '#contract/device-status.ts'
import type { DockModel } from './dock-model.ts'
import { Both, Panel } from './parts.tsx'
import { kindWord } from './words.ts'

type Card = DockStatus['cards'][number]

interface Props {
  model: DockModel
  dock: DockStatus
  reader: DeviceStatus | undefined
}

export function ReaderPanel({ model, dock, reader }: Props) {
  const laid = dock.cards.find((card) => card.personId === dock.laid)
  return (
    <Panel zh="身份证和读卡器" en="Cards and reader" class="reader-panel">
      <div class="reader" data-state={dock.switches.readerUnplugged ? 'unplugged' : (reader?.state ?? 'absent')}>
        <ReaderDrawing />
        {laid === undefined ? (
          <p class="reader-hint">
            <Both zh="点一张卡，放到这里" en="Choose a card to lay it here" />
          </p>
        ) : (
          <button type="button" class="laid-card" data-kind={laid.kind} onClick={() => void model.takeCard()}>
            <CardFace card={laid} />
            <span class="laid-away" aria-hidden="true">
              <Both zh="拿走" en="Take away" />
            </span>
          </button>
        )}
      </div>
      <Wallet cards={dock.cards} laid={dock.laid} onLay={(personId) => void model.lay(personId)} />
    </Panel>
  )
}

function Wallet({ cards, laid, onLay }: { cards: Card[]; laid: string | null; onLay: (personId: string) => void }) {
  return (
    <div class="wallet">
      <ul class="wallet-cards">
        {cards.map((card) => (
          <li key={card.personId}>
            <button
              type="button"
              class="tucked-card"
              data-person={card.personId}
              data-kind={card.kind}
              disabled={card.personId === laid}
              onClick={() => onLay(card.personId)}
            >
              <b>
                <span class="dock-unseen">放上 </span>
                {card.name}
              </b>
              <small class="card-kind">{kindWord(card.kind)}</small>
              <span class="card-life" title={card.life}>
                {card.personId === laid ? '在读卡器上' : card.life}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="wallet-pocket">
        {cards.length} 张模拟身份证，号码不属于任何人
        <small lang="en">synthetic people, numbers that belong to nobody</small>
      </p>
    </div>
  )
}

function CardFace({ card }: { card: Card }) {
  return (
    <span class="card-face">
      <b>
        <span class="dock-unseen">拿走 </span>
        {card.name}
      </b>
      <small class="card-kind">{kindWord(card.kind)}</small>
      <span class="card-life">{card.life}</span>
      <svg class="card-portrait" viewBox="0 0 60 76" aria-hidden="true">
        <rect x="1" y="1" width="58" height="74" rx="5" fill="#fff" fill-opacity=".55" />
        <circle cx="30" cy="28" r="13" />
        <path d="M6 75c0-20 9-30 24-30s24 10 24 30" />
      </svg>
      <svg class="card-number" viewBox="0 0 170 10" aria-hidden="true">
        <path d="M0 5h170" stroke-dasharray="6 3.2" />
      </svg>
    </span>
  )
}

function ReaderDrawing() {
  return (
    <svg class="reader-drawing" viewBox="0 0 400 220" aria-hidden="true">
      <ellipse cx="200" cy="207" rx="170" ry="9" class="reader-ground" />
      <path d="M62 36h276l42 148a14 14 0 0 1-14 18H34a14 14 0 0 1-14-18z" class="reader-body" />
      <path d="M90 62h220l22 96H68z" class="zone" />
      <circle cx="200" cy="182" r="6" class="lamp" />
      <path d="M338 60c32-6 44 12 46 34" class="cord" />
    </svg>
  )
}
