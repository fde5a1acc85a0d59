import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { Unread } from '../../api/lists/usePages';
import { useTexts } from '../../texts/texts';
import { RefusalWords } from '../states';
import styles from './NextRows.module.css';

/** Below rows that are not all there are, or no longer as they are: why, and the way to try again. */
export function UnreadNotice({ unread: { what, refusal, retry } }: { unread: Unread }) {
  const t = useTexts('common');
  return (
    <div role="alert" className={styles['unread']}>
      <TriangleAlert size={16} aria-hidden />
      <span>
        {t(`rows.unread.${what}`)} <RefusalWords refusal={refusal} />
      </span>
      <Button variant="default" size="compact-sm" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
