import { waitingIn } from './queues';
import { useQueueCounts, type QueueCount } from '../../work/counts/queueCounts';
import { useLanguage, useTexts } from '../../texts/texts';
import { agoOf, countOf } from '../../ui/values/formats';
import { useNow } from '../../ui/useNow';
import styles from './QueueBadge.module.css';

const NONE: readonly QueueCount[] = [];

/** How many wait on a page; in the colour of a warning once the first has waited for long. */
export function QueueBadge({ kinds }: { kinds: readonly string[] }) {
  const t = useTexts('shell');
  const language = useLanguage();
  const now = useNow();
  const waiting = waitingIn(kinds, useQueueCounts() ?? NONE, now);
  if (waiting === null) return null;
  const count = countOf(waiting.count, language) + (waiting.isCapped ? '+' : '');
  const since = waiting.oldestAt === null ? '' : agoOf(new Date(waiting.oldestAt).toISOString(), now, language);
  return (
    <span className={styles['badge']} data-overdue={waiting.isOverdue || undefined} title={since && t('queue.since', { since })}>
      {count}
      <span className={styles['words']}>{t(waiting.isOverdue ? 'queue.overdue' : 'queue.waiting')}</span>
    </span>
  );
}
