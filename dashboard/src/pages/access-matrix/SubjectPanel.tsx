import { CloseButton } from '@mantine/core';
import { navigationFor } from '../../app/consolePages';
import { useTexts } from '../../texts/texts';
import { usePanel } from '../../ui/layout/usePanel';
import { countOf } from '../../ui/values/formats';
import { useLanguage } from '../../texts/texts';
import styles from './AccessMatrixPage.module.css';
import type { AccessLevel } from './gql/graphql';
import { Level } from './Level';
import { LEVELS } from './matrix';

interface Props {
  title: string;
  hint: string;
  levels: ReadonlyMap<string, AccessLevel>;
  onClose: () => void;
}

/** The console as a role or an operator has it: their pages, and how many coordinates at which level. */
export function SubjectPanel({ title, hint, levels, onClose }: Props) {
  const t = useTexts('access-matrix');
  const element = usePanel(onClose);
  const common = useTexts('common');
  const language = useLanguage();
  const groups = navigationFor((coordinate) => levels.has(coordinate));
  const counts = LEVELS.map((level) => ({ level, count: [...levels.values()].filter((each) => each === level).length })).filter(({ count }) => count > 0);
  return (
    <aside ref={element} className={styles['panel']} aria-label={t('subject.title', { name: title })} tabIndex={-1}>
      <header>
        <div>
          <h2>{title}</h2>
          <p className={styles['quiet']}>{hint}</p>
        </div>
        <CloseButton aria-label={t('subject.close')} onClick={onClose} />
      </header>
      <section aria-label={t('subject.counts')}>
        <h3>{t('subject.counts')}</h3>
        <ul className={styles['list']}>
          {counts.length === 0 && <li className={styles['quiet']}>{t('subject.nothing')}</li>}
          {counts.map(({ level, count }) => (
            <li key={level} className={styles['pair']}>
              <Level level={level} />
              <span>{countOf(count, language)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('subject.pages')}>
        <h3>{t('subject.pages')}</h3>
        <ul className={styles['list']}>
          {groups.flatMap(({ pages }) => pages).map(({ name }) => (
            <li key={name}>{common(`navigation.${name}`)}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
