import { Art } from './art.tsx'

/** The printer's mouth: paper coming, paper to be taken, no paper, nobody knows. */
export function PaperArt({ doing }: { doing: 'empty' | 'stuck' | 'take' | 'unsure' }) {
  return (
    <Art name="paper-art" box="0 0 760 520">
      <path
        class="pad"
        d="M120 60h520a30 30 0 0 1 30 30v110a30 30 0 0 1-30 30H120a30 30 0 0 1-30-30V90a30 30 0 0 1 30-30z"
      />
      <rect class="k" x="170" y="140" width="420" height="34" rx="17" />
      {doing !== 'take' && <circle class="warndot n" cx="612" cy="98" r="13" />}
      {doing !== 'empty' && (
        <g class={doing === 'unsure' ? 'ghost' : ''}>
          <path
            class="w"
            d="M230 158h300v268l-25-16-25 16-25-16-25 16-25-16-25 16-25-16-25 16-25-16-25 16-25-16-25 16z"
          />
          <path class="faint" d="M264 214h150M264 256h232M264 298h232M264 340h120" />
        </g>
      )}
      {doing === 'take' && <path class="arrow" d="M380 448v58M340 470l40 40 40-40" />}
      {doing === 'unsure' && <path class="question" d="M340 262c0-56 84-54 84 0 0 36-42 36-42 72M382 376v.1" />}
      {doing === 'empty' && (
        <g>
          <circle class="w" cx="380" cy="362" r="104" />
          <circle class="sandfill" cx="380" cy="362" r="44" />
          <path class="dash" d="M484 362v110" />
          <path d="M300 462l160-200" class="strike" />
        </g>
      )}
    </Art>
  )
}
