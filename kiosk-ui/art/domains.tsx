import type { DepartmentName } from '#contract/device-status.ts'
import { useFirstFrame } from '../components/use-first-frame.ts'
import { Art } from './art.tsx'

/** One drawing per domain, in the domain's colour. */
export function DomainArt({ domain }: { domain: DepartmentName }) {
  const Drawing = drawings[domain]
  const first = useFirstFrame() // words come first
  return (
    <Art name="domain" box="0 0 220 160">
      {!first && <Drawing />}
    </Art>
  )
}

const drawings = { socialSecurity: Pension, medicalInsurance: Medical, realEstate: Property }

function Pension() {
  return (
    <>
      <path class="a n" d="M8 140c16-12 34-12 48 0zM150 140c14-10 38-12 62 0z" />
      <path d="M8 142h204" />
      <path class="w" d="M36 142c-2-46 12-72 38-72s38 26 36 72z" />
      <path class="a" d="M56 78l18 22 18-22M74 100v42" />
      <circle class="w" cx="74" cy="42" r="25" />
      <path class="a" d="M49 40c-2-34 48-36 50-2-16-2-26-8-32-14-4 8-10 14-18 16z" />
      <path d="M66 46h.1M84 46h.1M68 55c4 3 9 3 13 0" />
      <path d="M104 98l26 2" />
      <path class="w" d="M130 48h58a8 8 0 0 1 8 8v60a8 8 0 0 1-8 8h-58z" />
      <path class="a" d="M130 48h14v76h-14z" />
      <path d="M156 66h28M156 80h28M156 94h14" />
      <circle class="s n" cx="180" cy="106" r="9" />
    </>
  )
}

function Medical() {
  return (
    <>
      <path class="a n" d="M10 136c20-14 44-14 60 0z" />
      <path d="M8 142h204" />
      <g transform="rotate(-5 80 92)">
        <rect class="w" x="18" y="44" width="126" height="84" rx="12" />
        <path class="a" d="M18 62h126v18H18z" />
        <path d="M34 98h34M34 112h20" />
        <circle class="s n" cx="124" cy="106" r="8" />
      </g>
      <path class="w" d="M164 62c-9-17-38-12-38 11 0 21 24 35 38 49 14-14 38-28 38-49 0-23-29-28-38-11z" />
      <path class="a" d="M157 74h14v12h12v14h-12v12h-14v-12h-12V86h12z" />
      <path d="M188 44l8-12M172 36l2-14M202 58l14-4" />
    </>
  )
}

function Property() {
  return (
    <>
      <path d="M8 142h204" />
      <path class="w" d="M26 142V78h112v64z" />
      <path class="a" d="M10 80c24-4 38-18 46-42h52c8 24 22 38 46 42z" />
      <path d="M66 40c-2 18-10 30-18 38M98 40c2 18 10 30 18 38M82 38v40" />
      <path class="w" d="M66 142v-42h30v42zM81 100v42" />
      <path class="a" d="M38 96h16v20H38zM108 96h16v20h-16z" />
      <rect class="w" x="146" y="62" width="60" height="80" rx="6" />
      <path d="M158 80h36M158 94h36M158 108h18" />
      <circle class="s n" cx="188" cy="122" r="10" />
      <path d="M28 38a12 12 0 1 0 .1 0M28 14v6M10 26l5 4M46 26l-5 4" />
    </>
  )
}
