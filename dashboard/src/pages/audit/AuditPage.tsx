import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { Outcome } from '../../actions/Outcome';
import { useActionWords } from '../../actions/useActionWords';
import { usePages } from '../../api/lists/usePages';
import { useMay } from '../../api/viewer';
import { useTimeZone } from '../../app/preferences';
import { useTexts, type Translate } from '../../texts/texts';
import { FilterBar } from '../../ui/filters/FilterBar';
import type { FilterSpec } from '../../ui/filters/filterSpec';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Page } from '../../ui/Page';
import { Split } from '../../ui/layout/Split';
import { Empty, Failed } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import { chainOf } from './chain';
import { ChainLabel, ChainPanel } from './ChainPanel';
import { filterOf, idOf, type Entry } from './entries';
import { EntryPanel } from './EntryPanel';
import { AUDIT_ENTRIES } from './operations';

const PHONE_ROW = ['action', 'outcome', 'actor', 'at'] as const;

const PAGE_SIZE = 100;
/** Open in place of an entry. */
const CHAIN = 'chain';

/** Who did what about whom, and what came of it, newest first. */
export default function AuditPage() {
  const t = useTexts('audit');
  const [state, change] = useUrlState();
  const words = useActionWords();
  const { pages, isFiltered } = useEntries();
  const { rows } = pages;
  const columns = useMemo(() => entryColumns(t, words), [t, words]);
  const specs = useMemo(() => auditFilters(t), [t]);
  const open = rows.find((entry) => idOf(entry) === state['open']);
  const days = useMemo(() => (isFiltered ? [] : chainOf(rows)), [isFiltered, rows]);
  const chain = days.length > 0 && (
    <UnstyledButton title={t('chain.open')} onClick={() => change({ open: CHAIN })}>
      <ChainLabel days={days} />
    </UnstyledButton>
  );
  return (
    <Page title={t('title')} aside={chain} isFilled>
      <FilterBar specs={specs} />
      {pages.refusal && rows.length === 0 ? (
        <Failed refusal={pages.refusal} onRetry={pages.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={idOf}
            pages={pages}
            isLoading={pages.isLoading}
            openId={open ? idOf(open) : null}
            onOpen={(entry) => change({ open: idOf(entry) })}
            empty={<Empty title={t('empty')} />}
          />
          {state['open'] === CHAIN && days.length > 0 && <ChainPanel days={days} onClose={() => change({ open: undefined })} />}
          {open && <EntryPanel entry={open} onClose={() => change({ open: undefined })} />}
        </Split>
      )}
    </Page>
  );
}

function useEntries() {
  const [state] = useUrlState();
  const timeZone = useTimeZone();
  const mayFilter = useMay('Query.auditEntries(filter)');
  const { actor, action, player, period } = state;
  const filter = useMemo(() => (mayFilter ? filterOf({ actor, action, player, period }, timeZone) : null), [mayFilter, actor, action, player, period, timeZone]);
  const asked = useMemo(() => ({ ...(filter && { filter }), first: PAGE_SIZE }), [filter]);
  return { pages: usePages(AUDIT_ENTRIES, asked, ({ auditEntries }) => auditEntries), isFiltered: filter !== null };
}

function entryColumns(t: Translate, words: (action: string) => string): readonly Column<Entry>[] {
  return [
    { id: 'at', title: t('at'), width: 176, cell: ({ at }) => <Moment at={at} />, needs: 'AuditEntry.at' },
    { id: 'actor', title: t('actor'), width: 186, cell: ({ actor }) => <span title={actor ?? ''}>{actor}</span>, needs: 'AuditEntry.actor' },
    { id: 'action', title: t('act'), width: 230, cell: ({ action }) => <span title={action ?? ''}>{words(action ?? '')}</span>, needs: 'AuditEntry.action' },
    { id: 'outcome', title: t('outcome'), width: 180, cell: ({ outcome }) => <Outcome name={outcome} />, needs: 'AuditEntry.outcome' },
    { id: 'about', title: t('about'), width: 160, cell: ({ player, subject }) => <span title={subject ?? ''}>{player?.username ?? subject ?? '–'}</span>, needs: 'AuditEntry.subject' },
    { id: 'channel', title: t('channel'), width: 96, cell: ({ channel }) => channel ?? '–', needs: 'AuditEntry.channel' },
    { id: 'ip', title: t('ip'), width: 120, cell: ({ ip }) => ip ?? '–', needs: 'AuditEntry.ip' },
  ];
}

function auditFilters(t: Translate): readonly FilterSpec[] {
  return [
    { name: 'actor', title: t('actor'), needs: 'AuditFilter.actor', kind: { is: 'text' } },
    { name: 'action', title: t('action'), needs: 'AuditFilter.action', kind: { is: 'text' } },
    { name: 'player', title: t('playerId'), needs: 'AuditFilter.playerId', kind: { is: 'text' } },
    { name: 'period', title: t('at'), needs: 'AuditFilter.period', kind: { is: 'period' } },
  ];
}

