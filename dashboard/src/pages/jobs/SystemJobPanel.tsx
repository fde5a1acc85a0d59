import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { Panel, splitStyles } from '../../ui/layout/Split';
import { Fact, Facts } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/states';
import { useAct } from '../../ui/useAct';
import { Moment } from '../../ui/values/Moment';
import { Tag } from '../../ui/values/Tag';
import type { SystemJobStandingFragment } from './gql/graphql';
import { CANCEL_WAITING_JOB, RETRY_JOB, SYSTEM_JOB } from './operations';
import { systemJobName } from './systemJobNames';

interface Props {
  id: string;
  /** The job has moved: it may belong to another part of the list. */
  onChanged: () => void;
  onClose: () => void;
}

/** A system job by its id, whether or not the list has it. */
export function SystemJobPanel({ id, onChanged, onClose }: Props) {
  const t = useTexts('jobs');
  const reading = useRead(SYSTEM_JOB, { id });
  const job = reading.data?.systemJob;
  if (!job) {
    return (
      <Panel title={t('one')} onClose={onClose}>
        {reading.refusal ? (
          <Failed refusal={reading.refusal} onRetry={reading.reload} />
        ) : reading.isLoading ? (
          <Loading />
        ) : (
          <Empty title={t('system.gone.title')}>{t('system.gone.words')}</Empty>
        )}
      </Panel>
    );
  }
  return (
    <Panel title={systemJobName(t, job.name)} aside={<Tag type="JobState" value={job.state} />} onClose={onClose}>
      <Facts>
        <Fact name={t('system.attempts')}>{job.attempts}</Fact>
        {job.lastError !== null && <Fact name={t('system.error')}>{job.lastError}</Fact>}
        {job.state === 'QUEUED' && (
          <Fact name={t('system.next')}>
            <Moment at={job.runAt} />
          </Fact>
        )}
        {job.tick !== null && (
          <Fact name={t('system.tick')}>
            <Moment at={job.tick} />
          </Fact>
        )}
        <Fact name={t('createdAt')}>
          <Moment at={job.createdAt} />
        </Fact>
        <Fact name={t('system.began')}>
          <Moment at={job.startedAt} />
        </Fact>
        <Fact name={t('endedAt')}>
          <Moment at={job.endedAt} />
        </Fact>
        <Fact name={t('id')}>
          <span className={splitStyles['mono']}>{job.id}</span>
        </Fact>
      </Facts>
      {job.lastError !== null && <p className={splitStyles['quiet']}>{t('system.log')}</p>}
      <Acts job={job} onChanged={onChanged} />
    </Panel>
  );
}

function Acts({ job, onChanged }: { job: SystemJobStandingFragment; onChanged: () => void }) {
  const t = useTexts('jobs');
  const mayRetry = useMay('Mutation.retryJob') && job.state === 'FAILED';
  const mayCancel = useMay('Mutation.cancelWaitingJob') && job.state === 'QUEUED';
  const [asked, setAsked] = useState<'retry' | 'cancel' | null>(null);
  const act = useAct();
  const input = { input: { id: job.id } };
  const perform = async () => {
    const { problem } = await (asked === 'retry' ? act(RETRY_JOB, input) : act(CANCEL_WAITING_JOB, input));
    if (problem === null) onChanged();
    return problem;
  };
  return (
    <div className={splitStyles['buttons']}>
      {mayRetry && <Button onClick={() => setAsked('retry')}>{t('system.retry.button')}</Button>}
      {mayCancel && (
        <Button variant="outline" color="red.9" onClick={() => setAsked('cancel')}>
          {t('system.cancel.button')}
        </Button>
      )}
      {asked && (
        <ActionDialog
          isOpen
          title={t(`system.${asked}.title`)}
          confirm={t(`system.${asked}.button`)}
          isHarmful={asked === 'cancel'}
          onConfirm={perform}
          onClose={() => setAsked(null)}
        >
          <p>{t(`system.${asked}.consequence`)}</p>
        </ActionDialog>
      )}
    </div>
  );
}
