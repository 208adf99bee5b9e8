import { Art } from './art.tsx'

/** The identity card and the pad below the screen; CSS moves the card by the drawing's name. */
export function CardArt({ doing }: { doing: 'lay' | 'again' | 'reading' | 'read' | 'take' }) {
  return (
    <Art name={`card-art ${doing}`} box="0 0 760 640">
      <ellipse class="sand n" cx="380" cy="590" rx="320" ry="30" />
      <path class="pad" d="M122 372h516l76 180a24 24 0 0 1-22 32H68a24 24 0 0 1-22-32z" />
      <path class="well" d="M206 424h348l38 112H168z" />
      <path class="k" d="M60 584h640v14a20 20 0 0 1-20 20H80a20 20 0 0 1-20-20z" />
      {doing === 'reading' && <path class="wave" d="M300 612h160" />}
      <g class="rays">
        <path d="M664 398c24 10 36 26 42 50M690 366c36 16 58 44 66 82" />
        <path d="M96 398c-24 10-36 26-42 50M70 366c-36 16-58 44-66 82" />
      </g>
      {doing === 'read' || doing === 'reading' ? <FlatCard reading={doing === 'reading'} /> : <RaisedCard />}
      {doing === 'read' && (
        <g>
          <circle class="tick" cx="380" cy="190" r="104" />
          <path class="check" d="M330 194l36 38 66-78" />
        </g>
      )}
      {doing === 'reading' && <path class="scan" d="M196 440h368" />}
      {(doing === 'lay' || doing === 'again') && <path class="arrow" d="M380 356v58M350 388l30 30 30-30" />}
      {doing === 'take' && <path class="arrow up" d="M380 520v-84M344 470l36-36 36 36" />}
    </Art>
  )
}

function RaisedCard() {
  return (
    <g class="moving">
      <g transform="rotate(-7 380 190)">
        <rect class="w" x="186" y="62" width="388" height="246" rx="24" />
        <path class="tint n" d="M190 90a24 24 0 0 1 24-24h332a24 24 0 0 1 24 24v24H190z" />
        <rect class="sky" x="436" y="126" width="104" height="132" rx="10" />
        <circle class="w" cx="488" cy="174" r="24" />
        <path class="w" d="M450 254c0-32 16-48 38-48s38 16 38 48" />
        <path class="faint" d="M220 146h150M220 182h108M220 218h176M220 272h186" />
        <path class="couplet n" d="M216 84h34v14h-34z" />
      </g>
    </g>
  )
}

function FlatCard({ reading }: { reading: boolean }) {
  return (
    <g class={reading ? 'lit' : ''}>
      <path
        class="w"
        d="M222 432h316a12 12 0 0 1 11 8l28 82a10 10 0 0 1-10 12H193a10 10 0 0 1-10-12l28-82a12 12 0 0 1 11-8z"
      />
      <path class="sky" d="M454 450h62l14 62h-72z" />
      <path class="faint" d="M236 460h148M228 482h110M220 506h190" />
    </g>
  )
}
