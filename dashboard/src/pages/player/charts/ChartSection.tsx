import type { ReactNode } from 'react';
import type { Reading } from '../../../api/useRead';
import { Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import styles from '../player.module.css';

interface Props {
  title: string;
  /** Which of several series is shown. */
  choice: ReactNode;
  reading: Reading<unknown>;
  isThere: boolean;
  isEmpty: boolean;
  none: string;
  children: ReactNode;
}

/** Where a chart stands: until it is there, why it is not, and what there is where there is nothing to draw. */
export function ChartSection({ title, choice, reading, isThere, isEmpty, none, children }: Props) {
  return (
    <Section title={title} aside={choice}>
      {!isThere && reading.isLoading && <Loading rows={5} />}
      {!isThere && reading.refusal && <Failed refusal={reading.refusal} onRetry={reading.reload} />}
      {isThere && isEmpty && <p className={styles['none']}>{none}</p>}
      {isThere && !isEmpty && children}
    </Section>
  );
}
