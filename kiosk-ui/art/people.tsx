import type { RatingLevel } from '#contract/rating.ts'
import { Art } from './art.tsx'

/** The attendant who comes and helps. */
export function Helper() {
  return (
    <Art name="people" box="0 0 400 300">
      <path class="ground" d="M20 290h360" />
      <path class="vestred" d="M104 290c-6-80 20-128 78-128s84 48 78 128z" />
      <path class="w" d="M158 166l24 34 24-34" />
      <path d="M182 200v90" />
      <circle class="skin" cx="182" cy="102" r="54" />
      <path class="k" d="M128 98c-4-74 104-78 108-4-34-2-58-16-70-32-8 20-22 32-38 36z" />
      <path d="M166 106h.1M204 106h.1M168 126c8 8 22 8 30 0" />
      <path class="sleeve red" d="M250 214c34 6 50-14 56-56" />
      <path class="skin" d="M292 150c0-18 30-18 30 0 0 14-6 22-14 22s-16-8-16-22z" />
      <path class="c" d="M334 96c14 10 22 24 24 42M352 70c22 16 34 38 36 66" />
      <path class="s n" d="M206 232h34v24h-34z" />
    </Art>
  )
}

/** Somebody walks home with a slip in the hand. */
export function Farewell() {
  return (
    <Art name="people bye" box="0 0 760 520">
      <path class="sand n" d="M0 400c120-90 250-70 380-20 130-80 260-60 380 10v90H0z" />
      <circle class="sun n" cx="150" cy="130" r="62" />
      <path class="ground" d="M20 480h720M90 506h180M470 506h160" />
      <g class="stamp" transform="rotate(-7 610 150)">
        <rect class="couplet n" x="548" y="88" width="124" height="124" rx="14" />
        <rect class="onseal thin" x="558" y="98" width="104" height="104" rx="8" />
        <text x="610" y="168">
          多谢
        </text>
      </g>
      <path class="w" d="M560 480V340h150v140z" />
      <path class="tile" d="M536 340c30-6 46-28 56-60h86c10 32 26 54 56 60z" />
      <path class="w" d="M616 480v-76h38v76z" />
      <path class="couplet n" d="M602 400h9v80h-9zM659 400h9v80h-9z" />
      <path class="pants" d="M330 480l10-96h66l14 96" />
      <path class="coat" d="M312 396c-6-96 14-150 62-150s66 54 62 150z" />
      <circle class="skin" cx="374" cy="190" r="48" />
      <path class="hair" d="M328 188c-4-64 92-70 96-8-30-2-52-12-62-24-8 18-20 28-34 32z" />
      <path d="M358 196h.1M392 196h.1M360 214c8 7 20 7 28 0" />
      <path class="sleeve" d="M322 300l-40 56" />
      <path class="w" d="M240 342h70v84l-12-8-11 8-12-8-12 8-12-8-11 8-12-8z" />
      <path class="faint thin" d="M254 362h42M254 380h42M254 398h24" />
      <g class="wave-hand">
        <path class="sleeve" d="M428 296l66-62" />
        <path class="skin" d="M484 232c-10-22 8-34 18-26s12 26 0 36-14 2-18-10z" />
      </g>
    </Art>
  )
}

const mouths: Record<RatingLevel, string> = {
  verySatisfied: 'M30 58c6 24 34 24 40 0z',
  satisfied: 'M32 60c8 14 28 14 36 0',
  basicallySatisfied: 'M34 66h32',
  dissatisfied: 'M34 70c8-10 24-10 32 0',
  veryDissatisfied: 'M32 74c8-18 28-18 36 0',
}

export function Face({ level }: { level: RatingLevel }) {
  return (
    <Art name={`face ${level}`} box="0 0 100 100">
      <circle class="skin" cx="50" cy="50" r="44" />
      <path d="M36 42h.1M64 42h.1" class="eyes" />
      <path class={level === 'verySatisfied' ? 'laugh' : ''} d={mouths[level]} />
      {level === 'veryDissatisfied' && <path d="M26 30l14 6M74 30l-14 6" />}
    </Art>
  )
}
