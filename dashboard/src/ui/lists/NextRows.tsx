import { Button } from '@mantine/core';
import type { Pages } from '../../api/lists/usePages';
import { useTexts } from '../../texts/texts';
import styles from './NextRows.module.css';
import { UnreadNotice } from './UnreadNotice';

/** What of a list its end and its grid are told. */
export type ListState = Pick<Pages<unknown, never>, 'hasMore' | 'isFetching' | 'more' | 'unread'>;

/** At the end of a list that goes on: the way to its next rows, and why they did not come. */
export function NextRows({ pages: { hasMore, isFetching, more, unread } }: { pages: ListState }) {
  const t = useTexts('common');
  if (unread) return <UnreadNotice unread={unread} />;
  if (!hasMore) return null;
  return (
    <div className={styles['end']}>
      <Button variant="default" loading={isFetching} onClick={more}>
        {t('rows.more')}
      </Button>
    </div>
  );
}
