import { ActionIcon } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import { usePages, type Pages } from '../../api/lists/usePages';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts, type Translate } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Split } from '../../ui/layout/Split';
import { Views } from '../../ui/layout/Views';
import { Moment } from '../../ui/values/Moment';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { Tag, useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import type { JobsQuery, JobState } from './gql/graphql';
import { JobPanel } from './JobPanel';
import { isUnderWay, loginOf } from './jobs';
import { JOBS, JOBS_OF_ALL, SYSTEM_JOBS } from './operations';
import { Followed, Progress } from './Progress';
import { shownState, SystemJobs } from './SystemJobs';

const PHONE_ROW = ['kind', 'state', 'progress', 'createdAt'] as const;

export type JobRow = NonNullable<JobsQuery['jobs']>['nodes'][number];

const PAGE_SIZE = 50;
const FOLLOWED_MAX = 20;

/** Changes of many players and files that are written: one's own, or those of all operators; and what Croupier does by itself. */
export default function JobsPage() {
  const t = useTexts('jobs');
  const language = useLanguage();
  const [state, change] = useUrlState();
  const views = useWhose();
  const whose = views.find((view) => view === state['of']) ?? 'mine';
  const operators = useJobs(whose);
  const system = useSystemJobs(whose === 'system', shownState(state['show']));
  const pages = whose === 'system' ? system : operators;
  const total = pages.list?.totalCount ?? null;
  return (
    <Page
      title={t('title')}
      aside={total !== null && <span>{t('count', { count: total, written: countOf(total, language) })}</span>}
      isFilled
      actions={
        <ActionIcon size={30} variant="default" aria-label={t('reload')} onClick={pages.reload} loading={pages.isFetching && !pages.isLoading}>
          <RefreshCw size={14} aria-hidden />
        </ActionIcon>
      }
    >
      {views.length > 1 && (
        <Views
          label={t('of.title')}
          views={views.map((value) => ({ value, label: t(`of.${value}`) }))}
          value={whose}
          onChange={(value) => change({ of: value === 'mine' ? undefined : value, show: undefined, open: undefined })}
        />
      )}
      {whose === 'system' ? <SystemJobs pages={system} /> : <OperatorsJobs pages={operators} isAll={whose === 'all'} />}
    </Page>
  );
}

type Whose = 'mine' | 'all' | 'system';
type Listed = NonNullable<JobsQuery['jobs']>;

function OperatorsJobs({ pages, isAll }: { pages: Pages<JobsQuery, Listed>; isAll: boolean }) {
  const t = useTexts('jobs');
  const valueName = useValueName();
  const [state, change] = useUrlState();
  const { list, rows } = pages;
  const columns = useMemo(() => jobColumns(t, valueName), [t, valueName]);
  const open = state['open'];
  if (pages.refusal && !list) return <Failed refusal={pages.refusal} onRetry={pages.reload} />;
  return (
    <>
      {rows
        .filter((job) => isUnderWay(job.state))
        .slice(0, FOLLOWED_MAX)
        .map(({ id }) => (
          <Followed key={id} id={id} />
        ))}
      <Split>
        <DataGrid
          label={t('title')}
          rows={rows}
          columns={columns}
          phone={PHONE_ROW}
          hidden={isAll ? NONE : MINE}
          idOf={({ id }) => id}
          total={list?.totalCount ?? null}
          pages={pages}
          isLoading={pages.isLoading}
          openId={open ?? null}
          onOpen={({ id }) => change({ open: id })}
          empty={<Empty title={t('empty.title')}>{t('empty.words')}</Empty>}
        />
        {open && <JobPanel key={open} id={open} onClose={() => change({ open: undefined })} />}
      </Split>
    </>
  );
}

/** Where all are one's own, it goes without saying whose. */
const MINE = ['startedBy'];
const NONE: readonly string[] = [];

/** Whose jobs the viewer may see. */
function useWhose(): readonly Whose[] {
  const mayAll = useMay('Query.jobs(allOperators)');
  const maySystem = useMay('Query.systemJobs');
  return ['mine', ...(mayAll ? (['all'] as const) : []), ...(maySystem ? (['system'] as const) : [])];
}

function useJobs(whose: Whose) {
  const asked = { first: PAGE_SIZE };
  const mine = usePages(JOBS, asked, ({ jobs }) => jobs, { pause: whose !== 'mine' });
  const all = usePages(JOBS_OF_ALL, asked, ({ jobs }) => jobs, { pause: whose !== 'all' });
  return whose === 'all' ? all : mine;
}

function useSystemJobs(isShown: boolean, state: JobState | null) {
  const filter = state === null ? null : { state };
  return usePages(SYSTEM_JOBS, { filter, first: PAGE_SIZE }, ({ systemJobs }) => systemJobs, { pause: !isShown });
}

function jobColumns(t: Translate, valueName: (type: string, value: string) => string): readonly Column<JobRow>[] {
  return [
    { id: 'kind', title: t('kind'), width: 190, cell: ({ kind }) => valueName('JobKind', kind), needs: 'Job.kind' },
    { id: 'state', title: t('state'), width: 110, cell: ({ state }) => <Tag type="JobState" value={state} />, needs: 'Job.state' },
    { id: 'progress', title: t('progress'), width: 250, cell: (job) => <Progress job={job} />, needs: 'Job.done' },
    { id: 'startedBy', title: t('startedBy'), width: 130, cell: ({ startedBy }) => loginOf(startedBy), needs: 'Job.startedBy' },
    { id: 'createdAt', title: t('createdAt'), width: 180, cell: ({ createdAt }) => <Moment at={createdAt} />, needs: 'Job.createdAt' },
    { id: 'endedAt', title: t('endedAt'), width: 180, cell: ({ endedAt }) => <Moment at={endedAt} />, needs: 'Job.endedAt' },
  ];
}
