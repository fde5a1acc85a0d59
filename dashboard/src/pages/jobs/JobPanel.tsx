import { Button } from '@mantine/core';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { download } from '../../api/download';
import { useRead } from '../../api/useRead';
import { useMay, useViewer } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { countOf } from '../../ui/values/formats';
import { Panel, PanelPart, splitStyles } from '../../ui/layout/Split';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/states';
import { Tag, useValueName } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { useNow } from '../../ui/useNow';
import { Failures } from './Failures';
import type { OpenJobQuery } from './gql/graphql';
import { changesPlayers, isUnderWay, loginOf, mayBeRetried, sizeOf, STOP_CODES } from './jobs';
import styles from './JobsPage.module.css';
import { CANCEL_JOB, JOB, RETRY_FAILURES } from './operations';
import { Followed, Progress } from './Progress';

export type OpenJob = NonNullable<OpenJobQuery['job']>;

/** A job by its id, whether or not the list has it: its address leads to it for as long as it is there. */
export function JobPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts('jobs');
  const valueName = useValueName();
  const reading = useRead(JOB, { id });
  const job = reading.data?.job;
  if (!job) {
    return (
      <Panel title={t('one')} onClose={onClose}>
        {reading.refusal ? <Failed refusal={reading.refusal} onRetry={reading.reload} /> : reading.isLoading ? <Loading /> : <Empty title={t('gone.title')}>{t('gone.words')}</Empty>}
      </Panel>
    );
  }
  return (
    <Panel title={valueName('JobKind', job.kind)} aside={<Tag type="JobState" value={job.state} />} onClose={onClose}>
      {isUnderWay(job.state) && <Followed id={job.id} />}
      <div aria-live="polite">
        <Progress job={job} isWide />
      </div>
      <Problem job={job} />
      <Facts>
        <Fact name={t('startedBy')}>{loginOf(job.startedBy)}</Fact>
        <Fact name={t('createdAt')}>
          <Moment at={job.createdAt} />
        </Fact>
        <Fact name={t('startedAt')}>
          <Moment at={job.startedAt} />
        </Fact>
        <Fact name={t('endedAt')}>
          <Moment at={job.endedAt} />
        </Fact>
        <Fact name={t('id')}>
          <span className={splitStyles['mono']}>{job.id}</span>
        </Fact>
      </Facts>
      {!changesPlayers(job.kind) && <File job={job} />}
      <Acts job={job} />
      {changesPlayers(job.kind) && job.failed > 0 && <Failures job={job} />}
    </Panel>
  );
}

function Problem({ job: { problem } }: { job: OpenJob }) {
  const t = useTexts('jobs');
  if (!problem) return null;
  return <p className={styles['problem']}>{STOP_CODES.has(problem.code) ? t(`problem.${problem.code}`) : problem.message}</p>;
}

/** The file of an export: for a day, for who started it. */
function File({ job }: { job: OpenJob }) {
  const t = useTexts('jobs');
  const language = useLanguage();
  const isMine = useIsMine(job);
  const now = useNow();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (job.state !== 'DONE') return null;
  const file = job.download;
  if (!file || Date.parse(file.expiresAt) <= now) return <Note title={t('file.title')} words={t('file.expired')} />;
  if (!isMine) return <Note title={t('file.title')} words={t('file.others')} />;
  const take = async () => {
    setIsBusy(true);
    const refused = await download(file.url, 'text/csv');
    setIsBusy(false);
    setProblem(refused === null ? null : refused || t('file.failed'));
  };
  return (
    <PanelPart title={t('file.title')}>
      <Button leftSection={<FileDown size={14} aria-hidden />} loading={isBusy} onClick={() => void take()}>
        {t('file.download', { size: sizeOf(file.sizeBytes, language) })}
      </Button>
      <p className={splitStyles['quiet']}>
        {t('file.until')} <Moment at={file.expiresAt} />
      </p>
      <p className={styles['said']} role="alert">
        {problem}
      </p>
    </PanelPart>
  );
}

function Note({ title, words }: { title: string; words: string }) {
  return (
    <PanelPart title={title}>
      <p className={splitStyles['quiet']}>{words}</p>
    </PanelPart>
  );
}

function useIsMine({ startedBy }: { startedBy: string }): boolean {
  return loginOf(startedBy) === useViewer().name;
}

/** Cancelling and trying again are for who started it. */
function Acts({ job }: { job: OpenJob }) {
  const t = useTexts('jobs');
  const language = useLanguage();
  const isMine = useIsMine(job);
  const mayCancel = useMay('Mutation.cancelJob');
  const mayRetry = useMay('Mutation.retryJobFailures');
  const [asked, setAsked] = useState<'cancel' | 'retry' | null>(null);
  const act = useAct();
  if (!isMine) return null;
  const input = () => ({ input: { id: job.id, key: `console/${crypto.randomUUID()}` } });
  const failed = { count: job.failed, written: countOf(job.failed, language) };
  return (
    <div className={splitStyles['buttons']}>
      {mayCancel && isUnderWay(job.state) && (
        <Button variant="outline" color="red.9" onClick={() => setAsked('cancel')}>
          {t('cancel.button')}
        </Button>
      )}
      {mayRetry && mayBeRetried(job) && (
        <Button variant="default" onClick={() => setAsked('retry')}>
          {t('retry.button', failed)}
        </Button>
      )}
      <ActionDialog
        isOpen={asked === 'cancel'}
        title={t('cancel.title')}
        confirm={t('cancel.button')}
        isHarmful
        onConfirm={async () => (await act(CANCEL_JOB, input())).problem}
        onClose={() => setAsked(null)}
      >
        <p>{t('cancel.consequence')}</p>
      </ActionDialog>
      <ActionDialog
        isOpen={asked === 'retry'}
        title={t('retry.title')}
        confirm={t('retry.button', failed)}
        onConfirm={async () => (await act(RETRY_FAILURES, input())).problem}
        onClose={() => setAsked(null)}
      >
        <p>{t('retry.consequence')}</p>
      </ActionDialog>
    </div>
  );
}
