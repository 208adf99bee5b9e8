import { CircleHelp } from 'lucide-preact'
import { useContext } from 'preact/hooks'
import { type Found, piecesOf, termsIn } from '#flows/terms.ts'
import { readingTexts } from '#flows/texts/reading.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { OverlayContext } from './overlay.ts'
import { useWords } from './words.tsx'

interface Props {
  text: string
  /** What stands beside or above it and is explained there already. */
  beside?: string
}

/** A text of a guide or a department. Where official words stand in it, it can be touched, and they are put plainly. */
export function Explained({ text, beside = '' }: Props) {
  const { language, tell } = useWords()
  const show = useContext(OverlayContext)
  const known = termsIn(beside, language).map(({ term }) => term)
  const found = termsIn(text, language).filter(({ term }) => !known.includes(term))
  if (found.length === 0) return <>{text}</>
  const explain = () => show(<Explanation found={found} onClose={() => show(null)} />)
  return (
    <button type="button" class="term" aria-description={tell(readingTexts.explain)} onClick={explain}>
      <span>
        {piecesOf(text, language).map(({ text: piece, term }, index) =>
          term === null || known.includes(term) ? piece : <u key={index}>{piece}</u>,
        )}
      </span>
      <CircleHelp aria-hidden="true" />
    </button>
  )
}

function Explanation({ found, onClose }: { found: Found[]; onClose: () => void }) {
  const { language, tell } = useWords()
  const term = found.map(({ word }) => word).join(language === 'zh' ? '、' : ', ')
  return (
    <Dialog title={tell(readingTexts.explained, { term })}>
      <dl class="explanation">
        {found.map(({ word, term: { plain } }) => (
          <div key={word}>
            {found.length > 1 && <dt>{word}</dt>}
            <dd>{tell(plain)}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <Button look="primary" onPress={onClose}>
          {tell(readingTexts.close)}
        </Button>
      </div>
    </Dialog>
  )
}
