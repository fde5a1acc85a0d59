import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/useRead';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { Tag, useValueName } from '../../ui/values/Tag';
import { isUnderWay } from './jobs';
import styles from './JobsPage.module.css';
import { JOB } from './operations';
import { Followed, Progress } from './Progress';

/** A job that was just started from another page: how far it is, and the way to it. */
export function StartedJob({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts('jobs');
  const valueName = useValueName();
  const job = useRead(JOB, { id }).data?.job;
  if (!job) return null;
  return (
    <div className={styles['started']}>
      {isUnderWay(job.state) && <Followed id={id} />}
      <strong>{valueName('JobKind', job.kind)}</strong>
      <Tag type="JobState" value={job.state} />
      <Progress job={job} />
      <Link to={paths.job(id)}>{job.download ? t('started.file') : t('started.open')}</Link>
      <CloseButton ml="auto" size="sm" aria-label={t('started.close')} onClick={onClose} />
    </div>
  );
}
