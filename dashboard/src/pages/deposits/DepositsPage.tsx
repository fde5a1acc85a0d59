import { useMemo } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTimeZone } from '../../app/preferences';
import { useLanguage, useTexts, type Translate } from '../../texts/texts';
import { FilterBar } from '../../ui/filters/FilterBar';
import { manyOf, periodOf, type FilterKind, type FilterSpec } from '../../ui/filters/filterSpec';
import { countOf } from '../../ui/values/formats';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Page } from '../../ui/Page';
import { Empty, Failed, Loading } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { useChoicesOf, type ChoicesOf } from '../../ui/values/useChoices';
import { useUrlState, type UrlState } from '../../ui/useUrlState';
import { FoldedTotals } from '../../work/totals/FoldedTotals';
import { PlayerLink } from '../../work/people';
import type { DepositFilter, DepositState, DepositsQuery } from './gql/graphql';
import { DEPOSITS, DEPOSIT_TOTALS } from './operations';

const PHONE_ROW = ['player', 'amount', 'state', 'created'] as const;

type Row = NonNullable<DepositsQuery['deposits']>['nodes'][number];

const idOf = ({ id }: Row) => id;

/** Every deposit of the brand, filtered as the address says, and what they come to. */
export default function DepositsPage() {
  const t = useTexts('deposits');
  const choicesOf = useChoicesOf();
  const [state, change] = useUrlState();
  const specs = useMemo(() => depositFilters(t, choicesOf), [t, choicesOf]);
  const columns = useColumns(t);
  const { filter, pages, sorting } = useDeposits();
  return (
    <Page title={t('title')} isFilled>
      <FilterBar specs={specs} />
      <Totals filter={filter} />
      {pages.refusal && pages.rows.length === 0 ? (
        <Failed refusal={pages.refusal} onRetry={pages.reload} />
      ) : (
        <DataGrid
          label={t('title')}
          rows={pages.rows}
          columns={columns}
          phone={PHONE_ROW}
          idOf={idOf}
          total={null}
          pages={pages}
          isLoading={pages.isLoading}
          sorting={sorting}
          onSort={(next) => change({ sort: `${next.isAscending ? '' : '-'}${next.column}` }, { replace: true })}
          openId={state['open'] ?? null}
          empty={<Empty title={t('empty.title')}>{t('empty.words')}</Empty>}
        />
      )}
    </Page>
  );
}

function depositFilters(t: Translate, choicesOf: ChoicesOf): FilterSpec[] {
  const kinds: Record<string, [coordinate: string, kind: FilterKind]> = {
    period: ['period', { is: 'period' }],
    state: ['state', { is: 'choice', values: choicesOf('DepositState') }],
    currency: ['currency', { is: 'words' }],
    method: ['method', { is: 'text' }],
    authorisation: ['authorisation', { is: 'text' }],
    actor: ['actor', { is: 'text' }],
    reference: ['reference', { is: 'text' }],
    player: ['playerId', { is: 'text' }],
  };
  return Object.entries(kinds).map(([name, [coordinate, kind]]) => ({ name, title: t(`filter.${name}`), needs: `DepositFilter.${coordinate}`, kind }));
}

/** Only what is set: an input field may not be named, not even with null, by who may not use it. */
function filterOf(state: UrlState, timeZone: string): DepositFilter {
  const states = manyOf(state['state']) as DepositState[];
  const currencies = manyOf(state['currency']).map((each) => each.toUpperCase());
  const given: DepositFilter = {
    period: periodOf(state['period'], timeZone),
    state: states.length === 0 ? null : states,
    currency: currencies.length === 0 ? null : currencies,
    method: state['method'] ?? null,
    authorisation: state['authorisation'] ?? null,
    actor: state['actor'] ?? null,
    reference: state['reference'] ?? null,
    playerId: state['player'] ?? null,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function useDeposits() {
  const [state] = useUrlState();
  const timeZone = useTimeZone();
  const written = state['sort'] ?? '-created';
  const sorting = { column: written.replace(/^-/, '') === 'amount' ? 'amount' : 'created', isAscending: !written.startsWith('-') };
  const direction = sorting.isAscending ? ('ASC' as const) : ('DESC' as const);
  const key = JSON.stringify({ filter: filterOf(state, timeZone), sort: { [sorting.column]: direction } });
  const asked = useMemo(() => JSON.parse(key) as { filter: DepositFilter; sort: { created: 'ASC' | 'DESC' } }, [key]);
  return { filter: asked.filter, pages: usePages(DEPOSITS, asked, ({ deposits }) => deposits), sorting };
}

function useColumns(t: Translate): readonly Column<Row>[] {
  return useMemo(
    () => [
      { id: 'created', title: t('created'), width: 180, cell: ({ createdAt }) => <Moment at={createdAt} />, isFixed: true, isSortable: true },
      { id: 'player', title: t('player'), width: 160, cell: ({ player }) => <PlayerLink player={player} />, needs: 'Deposit.player' },
      { id: 'state', title: t('state'), width: 130, cell: ({ state }) => <Tag type="DepositState" value={state} /> },
      { id: 'amount', title: t('amount'), width: 140, cell: ({ amount }) => <Money value={amount} />, isNumeric: true, isSortable: true, needs: 'Deposit.amount' },
      { id: 'method', title: t('method'), width: 130, cell: ({ method }) => method ?? '–', needs: 'Deposit.method' },
      { id: 'authorisation', title: t('authorisation'), width: 180, cell: ({ authorisation }) => <span title={authorisation ?? ''}>{authorisation ?? '–'}</span>, needs: 'Deposit.authorisation' },
      { id: 'updated', title: t('updated'), width: 180, cell: ({ updatedAt }) => <Moment at={updatedAt} />, needs: 'Deposit.updatedAt' },
    ],
    [t],
  );
}

function Totals({ filter }: { filter: DepositFilter }) {
  const t = useTexts('deposits');
  const language = useLanguage();
  const may = useMay('DepositBookConnection.totals');
  const { data, isLoading } = useRead(DEPOSIT_TOTALS, { filter }, { pause: !may });
  if (!may) return null;
  const rows = (data?.deposits?.totals ?? []).map(({ currency, count, total }) => ({
    id: currency,
    brief: <Money value={total} />,
    cells: [currency, countOf(count, language), <Money key="total" value={total} hasCurrency={false} />],
  }));
  if (isLoading) return <Loading rows={2} />;
  return <FoldedTotals title={t('totals')} heads={[t('currency'), t('count'), t('total')]} totals={rows} amountsFrom={1} empty={t('empty.title')} />;
}
