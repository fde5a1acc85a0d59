import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import { Section } from '../../ui/Page';
import styles from './FoldedTotals.module.css';
import { SmallTable } from '../Item';

interface Total {
  id: string;
  /** What stands for the line while the table is folded. */
  brief: ReactNode;
  cells: readonly ReactNode[];
}

interface Props {
  title: string;
  heads: readonly string[];
  totals: readonly Total[];
  /** The place of the first column of amounts or counts. */
  amountsFrom: number;
  empty: string;
}

const LINES_UNFOLDED = 2;

/** What all that a filter holds comes to: a table, or one line until that is opened where it has many lines. */
export function FoldedTotals({ title, heads, totals, amountsFrom, empty }: Props) {
  const t = useTexts('common');
  const [isOpen, setIsOpen] = useState(false);
  const isLong = totals.length > LINES_UNFOLDED;
  const toggle = (
    <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
      {isOpen ? t('totals.less') : t('totals.more')}
    </Button>
  );
  return (
    <div className={styles['totals']}>
      <Section title={title} aside={isLong && toggle}>
        {isLong && !isOpen ? (
          <ul className={styles['briefs']}>
            {totals.map(({ id, brief }) => (
              <li key={id}>{brief}</li>
            ))}
          </ul>
        ) : (
          <SmallTable label={title} heads={heads} rows={totals} amountsFrom={amountsFrom} empty={empty} />
        )}
      </Section>
    </div>
  );
}
