import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Tag } from '../../../ui/values/Tag';
import type { CorrectionsQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import styles from '../player.module.css';
import { plainOf } from './jsonText';
import { CORRECTIONS } from './operations';
import { useFieldName } from './useFieldName';

type Correction = NonNullable<NonNullable<NonNullable<CorrectionsQuery['player']>['corrections']>['nodes']>[number];

/** What was to be corrected, decided or not. */
export function Corrections() {
  const t = useTexts('player');
  const pages = usePlayerPages(CORRECTIONS, {}, ({ player }) => player?.corrections);
  return (
    <Listed title={t('corrections.title')} reading={pages} list={pages.list} pages={pages}>
      {pages.rows.length === 0 && <p className={styles['none']}>{t('corrections.none')}</p>}
      <ul className={styles['notes']}>
        {pages.rows.map((correction) => (
          <li key={correction.id}>
            <One correction={correction} />
          </li>
        ))}
      </ul>
    </Listed>
  );
}

function One({ correction: { changes, reason, state, maker, checker, remark, createdAt } }: { correction: Correction }) {
  const t = useTexts('player');
  const fieldName = useFieldName();
  return (
    <>
      <p>
        <Tag type="CorrectionState" value={state} /> {reason}
      </p>
      {changes?.map(({ field, before, after }) => (
        <p key={field}>
          <span title={field ?? ''}>{fieldName(field)}</span>: {t('corrections.change', { before: plainOf(before), after: plainOf(after) })}
        </p>
      ))}
      {remark && <p className={styles['quiet']}>{remark}</p>}
      <footer>
        <span>{checker ? t('corrections.decided', { maker, checker }) : maker}</span>
        <Moment at={createdAt} />
      </footer>
    </>
  );
}
