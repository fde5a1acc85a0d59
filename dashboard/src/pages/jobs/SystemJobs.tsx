import { useMemo } from 'react';
import type { Pages } from '../../api/lists/usePages';
import { useTexts, type Translate } from '../../texts/texts';
import { DataGrid } from '../../ui/grid/DataGrid';
import type { Column } from '../../ui/grid/columns';
import { Split } from '../../ui/layout/Split';
import { Views } from '../../ui/layout/Views';
import { Empty, Failed } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import { Moment } from '../../ui/values/Moment';
import { Tag } from '../../ui/values/Tag';
import type { JobState, SystemJobsQuery, SystemJobStandingFragment } from './gql/graphql';
import { SystemJobPanel } from './SystemJobPanel';
import { systemJobName } from './systemJobNames';

const PHONE_ROW = ['name', 'state', 'runAt'] as const;

/** The part of the list in the address -> the state that is shown; null: all. */
const SHOWN: Record<string, JobState | null> = { waiting: 'QUEUED', running: 'RUNNING', failed: 'FAILED', every: null };

export function shownState(show: string | undefined): JobState | null {
  return SHOWN[show ?? 'waiting'] ?? null;
}

type Listed = NonNullable<SystemJobsQuery['systemJobs']>;

/** What Croupier does by itself: what waits and when it is due, what has failed and why. */
export function SystemJobs({ pages }: { pages: Pages<SystemJobsQuery, Listed> }) {
  const t = useTexts('jobs');
  const [state, change] = useUrlState();
  const columns = useMemo(() => systemColumns(t), [t]);
  const { list, rows, refusal } = pages;
  const open = state['open'];
  return (
    <>
      <Views
        label={t('system.show.title')}
        views={Object.keys(SHOWN).map((value) => ({ value, label: t(`system.show.${value}`) }))}
        value={state['show'] ?? 'waiting'}
        onChange={(value) => change({ show: value === 'waiting' ? undefined : value, open: undefined })}
      />
      {refusal && !list ? (
        <Failed refusal={refusal} onRetry={pages.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('system.title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={({ id }) => id}
            total={list?.totalCount ?? null}
            pages={pages}
            isLoading={pages.isLoading}
            openId={open ?? null}
            onOpen={({ id }) => change({ open: id })}
            empty={<Empty title={t('system.empty.title')}>{t('system.empty.words')}</Empty>}
          />
          {open && <SystemJobPanel key={open} id={open} onChanged={pages.reload} onClose={() => change({ open: undefined })} />}
        </Split>
      )}
    </>
  );
}

function systemColumns(t: Translate): readonly Column<SystemJobStandingFragment>[] {
  return [
    { id: 'name', title: t('kind'), width: 290, cell: ({ name }) => systemJobName(t, name), needs: 'SystemJob.name' },
    { id: 'state', title: t('state'), width: 110, cell: ({ state }) => <Tag type="JobState" value={state} />, needs: 'SystemJob.state' },
    { id: 'attempts', title: t('system.attempts'), width: 90, cell: ({ attempts }) => attempts, needs: 'SystemJob.attempts' },
    { id: 'runAt', title: t('system.next'), width: 180, cell: ({ state, runAt }) => <Moment at={state === 'QUEUED' ? runAt : null} />, needs: 'SystemJob.runAt' },
    { id: 'lastError', title: t('system.error'), width: 200, cell: ({ lastError }) => lastError, needs: 'SystemJob.lastError' },
    { id: 'endedAt', title: t('endedAt'), width: 180, cell: ({ endedAt }) => <Moment at={endedAt} />, needs: 'SystemJob.endedAt' },
  ];
}
