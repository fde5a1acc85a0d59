import { ActionIcon, Button, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { ArrowUp, RefreshCw, Search } from 'lucide-react';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useLanguage, useTexts } from '../../texts/texts';
import { ColumnMenu } from '../../ui/grid/ColumnMenu';
import { DataGrid } from '../../ui/grid/DataGrid';
import { useSelection } from '../../ui/grid/selection';
import { FilterBar } from '../../ui/filters/FilterBar';
import { manyOf } from '../../ui/filters/filterSpec';
import { countOf } from '../../ui/values/formats';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { useValueName } from '../../ui/values/Tag';
import { useChoicesOf } from '../../ui/values/useChoices';
import { useUrlState } from '../../ui/useUrlState';
import { onDemand } from '../../ui/floating/onDemand';
import { useBulkRights } from './bulk/rights';
import { HIDDEN_AT_FIRST, playerColumns, type PlayerRow } from './playerColumns';
import { playerFilters, sortingOf, writtenSorting } from './playerFilters';
import styles from './PlayersPage.module.css';
import { SavedViews } from './SavedViews';
import { useNewcomers, usePlayers, useRowsInSight, type Asked } from './usePlayers';
import { useVisit } from './useVisit';
import { lazyPart } from '../../ui/floating/loadPart';

const PHONE_ROW = ['username', 'balance', 'status', 'lastSeen'] as const;

const idOf = ({ id }: PlayerRow) => id;

const FilterActions = lazyPart(() => import('./bulk/BulkActions').then((found) => ({ default: found.FilterActions })));
const SelectedActions = lazyPart(() => import('./bulk/BulkActions').then((found) => ({ default: found.SelectedActions })));
const StartedJob = onDemand<{ id: string; onClose: () => void }>(() => import('../jobs/StartedJob').then((found) => ({ default: found.StartedJob })));

/** Every player of the brand: filtered, sorted and shown as the address says. */
export default function PlayersPage() {
  const t = useTexts('players');
  const language = useLanguage();
  const valueName = useValueName();
  const choicesOf = useChoicesOf();
  const [state, change] = useUrlState();
  const columns = useMemo(() => playerColumns(t, valueName), [t, valueName]);
  const specs = useMemo(() => playerFilters(t, choicesOf), [t, choicesOf]);
  const sorting = useMemo(() => sortingOf(state), [state]);
  const hidden = useMemo(() => (state['hidden'] === undefined ? HIDDEN_AT_FIRST : manyOf(state['hidden'])), [state]);
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.includes(id)).map(({ id }) => id), [columns, hidden]);
  const { cameBack, openedId, leave } = useVisit();
  const { pages, total, asked, readAt, renew } = usePlayers(cameBack);
  const { rows } = pages;
  const live = useRowsInSight();
  const newcomers = useNewcomers(asked, pages.list ? rows : undefined, readAt);
  const { list, toTop } = useList(cameBack);
  const { selection, jobs } = useBulk(asked, rows);
  const navigate = useNavigate();
  const open = ({ id }: PlayerRow) => {
    leave(id);
    void navigate({ to: paths.player(id) });
  };
  return (
    <Page
      title={t('title')}
      aside={
        <>
          <span aria-live="polite">{total !== null && t('count', { count: total, written: countOf(total, language) })}</span>
          <NewBar
            count={newcomers}
            onLoad={() => {
              renew();
              toTop();
            }}
          />
        </>
      }
      isFilled
      actions={
        <>
          {total !== null && (
            <Suspense fallback={null}>
              <FilterActions asked={asked} rows={rows} count={total} shown={shown} onStarted={jobs.add} />
            </Suspense>
          )}
          <ColumnMenu columns={columns} hidden={hidden} onChange={(ids) => change({ hidden: ids.join(',') || '-' }, { replace: true })} />
          <ActionIcon size={30} variant="default" aria-label={t('reload')} onClick={renew} loading={pages.isFetching && !pages.isLoading}>
            <RefreshCw size={14} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      <SavedViews />
      <FilterBar specs={specs}>
        <UsernameField />
      </FilterBar>
      <div ref={list} className={styles['list']}>
        {pages.refusal && rows.length === 0 ? (
          <Failed refusal={pages.refusal} onRetry={pages.reload} />
        ) : (
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            hidden={hidden}
            idOf={idOf}
            total={total}
            pages={pages}
            isLoading={pages.isLoading}
            sorting={sorting}
            onSort={(next) => change({ sort: writtenSorting(next) }, { replace: true })}
            onSeen={live}
            onOpen={open}
            startAt={openedId}
            {...(selection && { selection })}
            empty={<NoPlayers />}
          />
        )}
      </div>
      <div className={styles['jobs']} aria-live="polite">
        {jobs.ids.map((id) => (
          <StartedJob.Component key={id} id={id} onClose={() => jobs.remove(id)} />
        ))}
      </div>
    </Page>
  );
}

function gridIn(list: RefObject<HTMLElement | null>): HTMLElement | null | undefined {
  return list.current?.querySelector<HTMLElement>('[role="grid"]');
}

/** The grid: to its top when it is loaded anew; it has the keys again when one comes back to it. */
function useList(cameBack: boolean) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!cameBack) return undefined;
    // Once the shell has moved the focus to the page.
    const waiting = requestAnimationFrame(() => gridIn(list)?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(waiting);
  }, [cameBack]);
  const toTop = () => {
    gridIn(list)?.scrollTo({ top: 0 });
    gridIn(list)?.focus({ preventScroll: true });
  };
  return { list, toTop };
}

/** What is selected, where something can be done with it, and the jobs that were started from here. */
function useBulk({ filter }: Asked, rows: readonly PlayerRow[]) {
  const rights = useBulkRights();
  const selected = useSelection(JSON.stringify(filter));
  const [ids, setIds] = useState<readonly string[]>([]);
  const add = useCallback((id: string) => {
    const added = (before: readonly string[]) => [id, ...before.filter((each) => each !== id)].slice(0, JOBS_SHOWN_MAX);
    void StartedJob.load().then(() => setIds(added));
  }, []);
  const remove = useCallback((id: string) => setIds((before) => before.filter((each) => each !== id)), []);
  const started = (id: string) => {
    add(id);
    selected.change(new Set());
  };
  const actions = (
    <Suspense fallback={null}>
      <SelectedActions ids={selected.ids} rows={rows} onStarted={started} />
    </Suspense>
  );
  const selection = rights.tag || rights.status ? { ...selected, actions } : null;
  return { selection, jobs: { ids, add, remove } };
}

const JOBS_SHOWN_MAX = 5;

function NewBar({ count, onLoad }: { count: number; onLoad: () => void }) {
  const t = useTexts('players');
  const language = useLanguage();
  return (
    <output>
      {count > 0 && (
        <UnstyledButton className={styles['new']} onClick={onLoad}>
          <ArrowUp size={12} aria-hidden />
          {t('new', { count, written: countOf(count, language) })}
        </UnstyledButton>
      )}
    </output>
  );
}

function UsernameField() {
  const t = useTexts('players');
  const [state, change] = useUrlState();
  const [text, setText] = useState(state['q'] ?? '');
  const field = useRef<HTMLInputElement>(null);
  const may = useMay('PlayerFilter.usernamePrefix');
  const apply = useDebouncedCallback((value: string) => change({ q: value.length < 2 ? undefined : value }, { replace: true }), 250);
  useHotkeys([['f', () => field.current?.focus()]]);
  if (!may) return null;
  return (
    <TextInput
      ref={field}
      w={220}
      aria-label={t('username')}
      placeholder={t('username')}
      leftSection={<Search size={14} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        apply(event.currentTarget.value.trim());
      }}
    />
  );
}

function NoPlayers() {
  const t = useTexts('players');
  const navigate = useNavigate();
  return (
    <Empty title={t('empty.title')}>
      <p>{t('empty.words')}</p>
      <Button variant="default" onClick={() => void navigate({ to: paths.players() })}>
        {t('empty.all')}
      </Button>
    </Empty>
  );
}
