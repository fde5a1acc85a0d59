import { Button, UnstyledButton } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Reading } from '../api/useRead';
import { useTexts } from '../texts/texts';
import { NextRows, type ListState } from '../ui/lists/NextRows';
import { Page } from '../ui/Page';
import { Empty, Failed, Forbidden, Loading } from '../ui/states';
import styles from './QueuePage.module.css';
import type { Queue } from './useQueue';

interface Props<Row> {
  title: string;
  /** The coordinate of the list. */
  needs: string;
  aside?: ReactNode;
  /** Which part of the queue is shown. */
  tabs?: ReactNode;
  reading: Pick<Reading<unknown>, 'isLoading' | 'isForbidden' | 'refusal' | 'reload'> & ListState;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  /** One entry of the list: a few lines. */
  renderEntry: (row: Row) => ReactNode;
  empty: { title: string; words: string };
  queue: Queue;
  /** The open item with its evidence and what can be done. */
  children: ReactNode;
}

/** A queue beside its open item: the list at the left, all there is to decide on at the right. */
export function QueuePage<Row>(props: Props<Row>) {
  const t = useTexts('work');
  const { queue, reading } = props;
  const isOpen = queue.openId !== undefined;
  return (
    <Page title={props.title} aside={props.aside} isFilled>
      {props.tabs}
      {reading.isForbidden ? (
        <Forbidden coordinate={props.needs} />
      ) : (
        <div className={styles['pane']} data-open={isOpen || undefined}>
          <List {...props} />
          {isOpen ? (
            <section className={styles['item']} aria-label={t('item')}>
              <Button className={styles['back']} variant="default" leftSection={<ArrowLeft size={14} aria-hidden />} onClick={() => queue.open(undefined)}>
                {t('back')}
              </Button>
              {props.children}
            </section>
          ) : (
            <p className={styles['nothing']}>{t('choose')}</p>
          )}
        </div>
      )}
    </Page>
  );
}

function List<Row>({ title, reading, rows, idOf, renderEntry, empty, queue }: Props<Row>) {
  return (
    <div className={styles['list']}>
      {reading.refusal && rows.length === 0 && <Failed refusal={reading.refusal} onRetry={reading.reload} />}
      {reading.isLoading && rows.length === 0 && <Loading />}
      {!reading.isLoading && !reading.refusal && rows.length === 0 && <Empty title={empty.title}>{empty.words}</Empty>}
      {rows.length > 0 && (
        <ol aria-label={title}>
          {rows.map((row) => (
            <Entry key={idOf(row)} isOpen={idOf(row) === queue.openId} onOpen={() => queue.open(idOf(row))}>
              {renderEntry(row)}
            </Entry>
          ))}
        </ol>
      )}
      <NextRows pages={reading} />
    </div>
  );
}

function Entry({ isOpen, onOpen, children }: { isOpen: boolean; onOpen: () => void; children: ReactNode }) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={element}>
      <UnstyledButton className={styles['entry']} aria-current={isOpen || undefined} onClick={onOpen}>
        {children}
      </UnstyledButton>
    </li>
  );
}

/** The two lines of an entry: what and how much, then what about it. */
export function EntryLines({ who, amount, about, age }: { who: ReactNode; amount?: ReactNode; about: ReactNode; age: ReactNode }) {
  return (
    <>
      <span className={styles['line']}>
        <span className={styles['who']}>{who}</span>
        {amount}
      </span>
      <span className={styles['line']}>
        <span className={styles['about']}>{about}</span>
        <span className={styles['age']}>{age}</span>
      </span>
    </>
  );
}
