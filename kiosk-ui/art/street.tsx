import { Art } from './art.tsx'

/** A village street with the kiosk: what a passer-by sees from across the road. */
export function Street() {
  return (
    <Art name="street" box="0 -210 1000 850">
      <circle class="sun n" cx="806" cy="-84" r="72" />
      <path class="hill n" d="M0 300c90-110 190-150 290-70 90-150 230-190 360-40 110-90 240-60 350 60v330H0z" />
      <path class="sand n" d="M0 400c120-80 240-70 340-20 130-80 260-70 360 0 110-60 210-40 300 10v260H0z" />
      <path class="field" d="M20 470c110-46 210-40 320-6M660 448c110-40 220-34 330 2" />
      <path class="bird" d="M250-80q22-20 34 4q12-24 34-4M356-34q16-15 25 3q9-18 25-3M180-10q14-13 22 3q8-16 22-3" />
      <path class="cloud n" d="M60 66a34 34 0 0 1 66-12 30 30 0 0 1 52 24 24 24 0 0 1-6 47H62a30 30 0 0 1-2-59z" />
      <path class="cloud far n" d="M560 2a26 26 0 0 1 50-8 22 22 0 0 1 38 18 18 18 0 0 1-4 34h-82a22 22 0 0 1-2-44z" />
      <path class="ground" d="M10 566h980" />
      <path class="ground" d="M70 604h150M420 610h210M790 600h130" />
      <House />
      <Centre />
      <Tree />
      <Kiosk />
      <Visitor />
      <Elder />
      <Hen />
    </Art>
  )
}

function House() {
  return (
    <g>
      <path class="w" d="M60 566V372h250v194z" />
      <path class="tile" d="M30 372c40-8 60-40 74-84h162c14 44 34 76 74 84z" />
      <path class="thin" d="M126 296c-6 34-22 56-38 70M168 292v78M208 292v78M246 296c6 34 22 56 38 70" />
      <path class="w" d="M146 566V432h78v134zM185 432v134" />
      <path class="couplet n" d="M128 440h12v104h-12zM230 440h12v104h-12zM146 414h78v12h-78z" />
      <path class="w" d="M80 424h34v44H80zM258 424h34v44h-34z" />
      <path class="thin" d="M97 424v44M80 446h34M275 424v44M258 446h34" />
      <path class="corn" d="M304 378v50" />
    </g>
  )
}

function Centre() {
  return (
    <g>
      <path class="w" d="M352 566V300h250v266z" />
      <path class="roof" d="M338 300h278l-22-44H360z" />
      <path class="sky" d="M382 386h50v50h-50zM452 386h50v50h-50zM522 386h50v50h-50z" />
      <path class="thin" d="M407 386v50M477 386v50M547 386v50" />
      <path class="couplet n" d="M392 318h170v40H392z" />
      <path class="onseal" d="M412 338h20M446 338h20M480 338h20M514 338h28" />
      <path class="sky" d="M392 566V468h80v98zM432 468v98" />
      <path class="awning" d="M380 468h104l10 22H370z" />
    </g>
  )
}

function Tree() {
  return (
    <g class="sway">
      <path d="M930 566c-4-60-4-110 0-170M930 470c-18-14-28-24-34-44M930 440c14-10 22-22 28-40" />
      <path class="leaf" d="M930 250c56 0 74 40 62 74 18 44-14 84-62 78-50 8-82-34-62-78-12-34 6-74 62-74z" />
      <g class="fruit n">
        <circle cx="902" cy="300" r="10" />
        <circle cx="946" cy="286" r="10" />
        <circle cx="962" cy="340" r="10" />
        <circle cx="916" cy="364" r="10" />
        <circle cx="890" cy="342" r="8" />
      </g>
    </g>
  )
}

function Kiosk() {
  return (
    <g>
      <path class="k" d="M686 566v-40h84v40z" />
      <rect class="k" x="652" y="260" width="152" height="270" rx="18" />
      <rect class="paper n" x="682" y="458" width="92" height="10" rx="5" />
      <g class="tongue">
        <path class="w thin" d="M698 463h60v44l-8-5-7 5-8-5-7 5-8-5-7 5-8-5-7 5z" />
        <path class="thin" d="M708 476h40M708 488h26" />
      </g>
      {/* the machine, in front of what is still inside of it: clipped, it would be painted anew with each frame */}
      <path class="k n" d="M682 420h92v43h-92z" />
      <path class="paper n" d="M682 463a5 5 0 0 1 5-5h82a5 5 0 0 1 5 5z" />
      <rect class="paper n" x="668" y="278" width="120" height="160" rx="8" />
      <rect class="couplet n" x="680" y="292" width="24" height="24" rx="5" />
      <path class="glow" d="M716 304h58M682 338h92M682 362h92M682 386h60" />
      <rect class="couplet n" x="682" y="406" width="92" height="20" rx="10" />
      <path class="card n" d="M674 508h36v5h-36z" />
    </g>
  )
}

function Visitor() {
  return (
    <g>
      <path class="pants" d="M576 566l6-76h46l8 76" />
      <path class="coat" d="M562 500c-2-62 10-102 42-102s46 40 44 102z" />
      <circle class="skin" cx="604" cy="362" r="31" />
      <path class="k" d="M575 356c0-38 58-40 60-4-20 2-34-4-42-12-4 10-10 14-18 16z" />
      <path class="sleeve" d="M626 430l46-26" />
    </g>
  )
}

function Elder() {
  return (
    <g>
      <path class="pants" d="M486 566l4-52h36l6 52" />
      <path class="vest" d="M474 524c-4-56 8-84 34-84s38 28 36 84z" />
      <circle class="skin" cx="510" cy="408" r="28" />
      <path class="hair" d="M484 406c-4-36 50-40 54-6-18-2-30-6-36-12-4 10-10 16-18 18z" />
      <circle class="hair" cx="482" cy="392" r="10" />
      <path d="M528 470l24 18v78" />
    </g>
  )
}

function Hen() {
  return (
    <g class="hen">
      <path class="w" d="M286 562c-24 0-34-22-28-40 14 10 24 6 34-8 6-10 22-10 26 2 8 26-8 46-32 46z" />
      <path class="couplet n" d="M302 508c0-12 8-14 10-6 6-4 10 2 6 10z" />
      <path class="thin" d="M282 562v14M296 560v16M306 522h1" />
      <path class="beak n" d="M318 522l12 4-11 5z" />
    </g>
  )
}
