import { useTexts } from '../../texts/texts';
import { Day } from '../../ui/values/Moment';
import { Panel, PanelPart, splitStyles } from '../../ui/layout/Split';
import { Label } from '../../ui/values/Tag';
import { Fact, Facts } from '../../ui/Page';
import { missingOf, type ChainDay } from './chain';

/** The chain as far as it is loaded: whether places are missing, and what to compare with the signed heads. */
export function ChainPanel({ days, onClose }: { days: readonly ChainDay[]; onClose: () => void }) {
  const t = useTexts('audit');
  return (
    <Panel title={t('chain.state')} aside={<ChainLabel days={days} />} onClose={onClose}>
      <p>{t('chain.shows')}</p>
      <p>{t('chain.verify')}</p>
      <p className={splitStyles['mono']}>{VERIFY}</p>
      {days.map(({ day, first, last, missing, hash }) => (
        <PanelPart key={day} title={day}>
          <Facts>
            <Fact name={t('chain.day')}>
              <Day date={day} />
            </Fact>
            <Fact name={t('chain.places')}>{t('chain.fromTo', { first, last })}</Fact>
            <Fact name={t('chain.missing')}>{missing === 0 ? t('chain.noneMissing') : <Label tone="bad">{missing}</Label>}</Fact>
            <Fact name={t('chain.head')}>
              <span className={splitStyles['mono']}>{hash}</span>
            </Fact>
          </Facts>
        </PanelPart>
      ))}
    </Panel>
  );
}

/** As it is typed on the server. */
const VERIFY = 'croupier audit verify';

export function ChainLabel({ days }: { days: readonly ChainDay[] }) {
  const t = useTexts('audit');
  const missing = missingOf(days);
  const count = days.reduce((sum, { first, last }) => sum + last - first + 1, 0) - missing;
  return <Label tone={missing === 0 ? 'ok' : 'bad'}>{missing === 0 ? t('chain.whole', { count }) : t('chain.gaps', { count: missing })}</Label>;
}
