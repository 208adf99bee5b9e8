import type { DepartmentName } from '#contract/device-status.ts'
import type { Means } from '#flows/can-finish.ts'
import { itemsOf } from '#flows/catalogue.ts'
import type { Item } from '#flows/item.ts'
import { domainTexts } from '#flows/texts/domains.ts'
import { DomainArt } from '../art/domains.tsx'
import { Button } from '../components/button.tsx'
import { ScreenFrame } from '../components/screen-frame.tsx'
import { Scroller } from '../components/scroller.tsx'
import { useWords } from '../components/words.tsx'
import { CanMark } from './can-mark.tsx'

interface Props {
  domain: DepartmentName
  means: Means
  onItem: (item: Item) => void
  onBack: () => void
}

export function Category({ domain, means, onItem, onBack }: Props) {
  const { t, tell } = useWords()
  return (
    <ScreenFrame
      look="roomy"
      title={t('category.title', { domain: tell(domainTexts[domain].name) })}
      aside={<DomainArt domain={domain} />}
      actions={
        <Button look="quiet" back onPress={onBack}>
          {t('back')}
        </Button>
      }
    >
      <Scroller>
        <div class="choices one tall">
          {itemsOf(domain).map((item) => (
            <button key={item.id} type="button" class="choice" onClick={() => onItem(item)}>
              {tell(item.plainName)}
              <small>{tell(item.guide.summary)}</small>
              <CanMark item={item} means={means} />
            </button>
          ))}
        </div>
      </Scroller>
    </ScreenFrame>
  )
}
