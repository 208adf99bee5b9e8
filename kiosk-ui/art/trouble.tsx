import { Art } from './art.tsx'

/** Plug out of its socket: something is away and is being waited for, or broken. */
export function Unplugged() {
  return (
    <Art name="trouble" box="0 0 760 520">
      <path class="cable" d="M20 400c120 40 150-90 236-90" />
      <g class="plug">
        <path class="w" d="M250 250h90a24 24 0 0 1 24 24v72a24 24 0 0 1-24 24h-90a40 40 0 0 1 0-120z" />
        <path d="M364 286h46M364 334h46" class="pin" />
      </g>
      <g class="socket">
        <path class="pad" d="M500 236h70a40 40 0 0 1 40 40v68a40 40 0 0 1-40 40h-70z" />
        <path d="M500 286h-18M500 334h-18" class="pin" />
        <path class="cable" d="M610 310c70 0 60 100 130 96" />
      </g>
      <path class="c spark" d="M452 232l-10-44M420 248l-36-36M486 226l18-40" />
    </Art>
  )
}

/** The department's door is shut: outside its hours, or out of order. */
export function ClosedDoor() {
  return (
    <Art name="trouble" box="0 0 760 520">
      <path class="sand n" d="M60 470c80-60 560-60 640 0z" />
      <path class="ground" d="M40 470h680" />
      <path class="w" d="M190 470V170h380v300z" />
      <path class="tile" d="M160 170c40-10 66-44 78-94h284c12 50 38 84 78 94z" />
      <path class="sky" d="M280 470V238h200v232zM380 238v232" />
      <path d="M366 356v26M394 356v26" class="pin" />
      <path d="M380 262l-56 38M380 262l56 38" />
      <rect class="w" x="306" y="296" width="148" height="68" rx="10" />
      <path class="c" d="M330 330h100" />
      <path class="moon" d="M650 60a56 56 0 1 0 56 74 46 46 0 0 1-56-74z" />
      <path class="c" d="M90 96v.1M130 150v.1M690 220v.1" />
    </Art>
  )
}

/** Looked everywhere: an open drawer with nothing in it. */
export function NotFound() {
  return (
    <Art name="trouble" box="0 0 760 520">
      <path class="ground" d="M60 486h640" />
      <rect class="w" x="190" y="60" width="300" height="426" rx="14" />
      <path d="M190 194h300M190 340h300" />
      <path d="M310 126h60" class="pin" />
      <path d="M310 412h60" class="pin" />
      <path class="pad" d="M160 226h360l34 96H126z" />
      <path class="sandfill" d="M160 226h360l-16 26H176z" />
      <path d="M300 288h80" class="pin" />
      <circle class="glass" cx="560" cy="180" r="86" />
      <path class="pin" d="M622 244l72 76" />
      <path class="c" d="M532 180h56" />
    </Art>
  )
}

/** Asking the department: a letter on its way from the kiosk. */
export function Asking() {
  return (
    <Art name="asking" box="0 0 760 520">
      <path class="ground" d="M30 470h700" />
      <rect class="k" x="70" y="220" width="130" height="220" rx="16" />
      <rect class="paper n" x="86" y="238" width="98" height="126" rx="6" />
      <path class="glow" d="M104 266h62M104 292h62M104 318h40" />
      <path class="k" d="M100 440h70v30h-70z" />
      <path class="w" d="M540 470V250h170v220z" />
      <path class="roof" d="M524 250h202l-18-44H542z" />
      <path
        class="sky"
        d="M562 282h38v38h-38zM650 282h38v38h-38zM562 346h38v38h-38zM650 346h38v38h-38zM602 470v-64h46v64z"
      />
      <path class="trail" d="M214 250C300 110 440 100 530 190" />
      <g class="letter">
        <rect class="w" x="-52" y="-36" width="104" height="72" rx="8" />
        <path d="M-52-30L0 10l52-40" />
      </g>
    </Art>
  )
}
