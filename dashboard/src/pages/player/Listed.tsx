import type { ReactNode } from 'react';
import type { Reading } from '../../api/useRead';
import { Section } from '../../ui/Page';
import { NextRows, type ListState } from '../../ui/lists/NextRows';
import { Failed, Loading } from '../../ui/states';

interface Props<Data> {
  title: string;
  aside?: ReactNode;
  reading: Reading<Data>;
  /** Undefined until it has come. */
  list: unknown;
  /** Where it is read page by page. */
  pages?: ListState;
  children: ReactNode;
}

/** A part of a tab that shows a list: until it is there, why it is not, and how it goes on. */
export function Listed<Data>({ title, aside, reading, list, pages, children }: Props<Data>) {
  const isThere = list !== null && list !== undefined;
  return (
    <Section title={title} aside={aside}>
      {!isThere && reading.isLoading && <Loading />}
      {!isThere && !reading.isLoading && reading.refusal && <Failed refusal={reading.refusal} onRetry={reading.reload} />}
      {isThere && children}
      {isThere && pages && <NextRows pages={pages} />}
    </Section>
  );
}
