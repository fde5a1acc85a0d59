import { useLive } from '../../api/useRead';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import { isUnderWay, percentOf, writtenCounts, type Counts } from './jobs';
import styles from './JobsPage.module.css';
import { JOB_PROGRESS } from './operations';

/** How far a job has come: a bar, the counts, and how many were refused. */
export function Progress({ job, isWide = false }: { job: Counts; isWide?: boolean }) {
  const t = useTexts('jobs');
  const language = useLanguage();
  const percent = percentOf(job);
  const { over, total } = writtenCounts(job, language);
  const tone = job.state === 'FAILED' ? 'bad' : isUnderWay(job.state) ? 'info' : 'plain';
  return (
    <span className={styles['progress']} data-wide={isWide || undefined}>
      {percent !== null && <progress className={styles['bar']} aria-label={t('progress')} value={percent} max={100} data-tone={tone} />}
      <span className={styles['counts']}>{total === null ? over : t('over', { over, total })}</span>
      {job.failed > 0 && <span className={styles['failed']}>{t('failed', { count: job.failed, written: countOf(job.failed, language) })}</span>}
    </span>
  );
}

/** Follows a job until it has ended: what is pushed changes every view of it. */
export function Followed({ id }: { id: string }) {
  useLive(JOB_PROGRESS, { jobId: id });
  return null;
}
