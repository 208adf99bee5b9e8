import { Button } from './button.tsx'
import { useWords } from './words.tsx'

/** Under whatever went wrong: the way back, and the way to a person. */
export function BackOrHelp({ back, onBack, onHelp }: { back: string; onBack: () => void; onHelp: () => void }) {
  const { t } = useWords()
  return (
    <>
      <Button look="quiet" width="half" back onPress={onBack}>
        {back}
      </Button>
      <Button width="half" onPress={onHelp}>
        {t('help')}
      </Button>
    </>
  )
}
