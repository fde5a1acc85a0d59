import { Link } from '@tanstack/react-router';
import { CONSOLE_PAGES } from '../../app/consolePages';
import { useRead } from '../../api/useRead';
import { useViewer } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Section } from '../../ui/Page';
import { Failed, Loading } from '../../ui/states';
import { useValueName } from '../../ui/values/Tag';
import { byAge } from './byAge';
import { useQueueCounts, type QueueCount } from '../../work/counts/queueCounts';
import { QUEUES } from './operations';
import styles from './OverviewPage.module.css';

/** What waits, longest first; absent for who may see no queue. */
export function Queues() {
  const t = useTexts('overview');
  const pushed = useQueueCounts();
  const { data, refusal, isLoading, isForbidden, reload } = useRead(QUEUES, {}, { pause: pushed !== null });
  const queues = pushed ?? data?.queueCounts;
  if (isForbidden || (queues?.length === 0 && !refusal)) return null;
  return (
    <Section title={t('queues')}>
      {!queues && isLoading && <Loading rows={4} />}
      {!queues && refusal && <Failed refusal={refusal} onRetry={reload} />}
      {queues && <QueueTable queues={byAge(queues)} />}
    </Section>
  );
}

function QueueTable({ queues }: { queues: readonly QueueCount[] }) {
  const t = useTexts('overview');
  const valueName = useValueName();
  const language = useLanguage();
  const { may } = useViewer();
  return (
    <table className={styles['queues']}>
      <thead>
        <tr>
          <th scope="col">{t('column.queue')}</th>
          <th scope="col">{t('column.waiting')}</th>
          <th scope="col">{t('column.oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map(({ kind, count, capped, oldestAt }) => {
          const page = CONSOLE_PAGES.find(({ navigation, needs }) => navigation?.queues?.includes(kind) && may(needs));
          const name = valueName('QueueKind', kind);
          return (
            <tr key={kind} data-empty={count === 0 || undefined}>
              <th scope="row">{page ? <Link to={page.pattern}>{name}</Link> : name}</th>
              <td>{capped ? t('moreThan', { count: countOf(count, language) }) : countOf(count, language)}</td>
              <td>{oldestAt === null ? t('nothingWaits') : <Moment at={oldestAt} isRelative />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
