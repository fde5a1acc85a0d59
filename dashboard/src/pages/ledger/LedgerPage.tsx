import { useCallback, useMemo } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useTimeZone } from '../../app/preferences';
import { useTexts } from '../../texts/texts';
import { FilterBar } from '../../ui/filters/FilterBar';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Money } from '../../ui/values/Money';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { useChoicesOf } from '../../ui/values/useChoices';
import { useUrlState } from '../../ui/useUrlState';
import { actorName, PlayerLink } from '../../work/people';
import type { LedgerQuery } from './gql/graphql';
import { filterOf, ledgerFilters } from './ledgerFilters';
import { LEDGER } from './operations';
import { Totals } from './Totals';
import { TransactionDrawer } from './TransactionDrawer';

const PHONE_ROW = ['kind', 'amount', 'player', 'at'] as const;

type Row = NonNullable<LedgerQuery['ledger']>['nodes'][number];

const idOf = ({ id }: Row) => id;

/** Every transaction of the brand, filtered as the address says, and what they come to. */
export default function LedgerPage() {
  const t = useTexts('ledger');
  const choicesOf = useChoicesOf();
  const [state, change] = useUrlState();
  const specs = useMemo(() => ledgerFilters(t, choicesOf), [t, choicesOf]);
  const columns = useColumns();
  const { filter, pages, isAscending } = useLedger();
  const open = useCallback(({ id }: Row) => change({ open: id }), [change]);
  return (
    <Page title={t('title')} isFilled>
      <FilterBar specs={specs} />
      {needsCurrency(state) && <output>{t('amountNeedsCurrency')}</output>}
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
          sorting={{ column: 'at', isAscending }}
          onSort={(next) => change({ sort: next.isAscending ? 'at' : undefined }, { replace: true })}
          onOpen={open}
          openId={state['open'] ?? null}
          empty={<Empty title={t('empty.title')}>{t('empty.words')}</Empty>}
        />
      )}
      <TransactionDrawer id={state['open']} onClose={() => change({ open: undefined })} onChanged={pages.reload} />
    </Page>
  );
}

function needsCurrency(state: Record<string, string | undefined>): boolean {
  return (state['least'] !== undefined || state['most'] !== undefined) && (state['currency'] ?? '').split(',').filter(Boolean).length !== 1;
}

function useLedger() {
  const [state] = useUrlState();
  const timeZone = useTimeZone();
  const isAscending = state['sort'] === 'at';
  const written = JSON.stringify(filterOf(state, timeZone));
  const asked = useMemo(() => ({ filter: JSON.parse(written) as ReturnType<typeof filterOf>, sort: { at: isAscending ? ('ASC' as const) : ('DESC' as const) } }), [written, isAscending]);
  return { filter: asked.filter, pages: usePages(LEDGER, asked, ({ ledger }) => ledger), isAscending };
}

function useColumns(): readonly Column<Row>[] {
  const t = useTexts('ledger');
  return useMemo(
    () => [
      { id: 'at', title: t('at'), width: 180, cell: ({ at }) => <Moment at={at} />, isFixed: true, isSortable: true },
      { id: 'kind', title: t('kind'), width: 150, cell: ({ kind }) => <Tag type="TransactionKind" value={kind} /> },
      { id: 'player', title: t('player'), width: 150, cell: ({ player }) => <PlayerLink player={player} />, needs: 'Transaction.player' },
      { id: 'amount', title: t('amount'), width: 140, cell: ({ amount }) => <Money value={amount} isSigned />, isNumeric: true, needs: 'Transaction.amount' },
      { id: 'game', title: t('game'), width: 130, cell: ({ game }) => <span title={game ?? ''}>{game ?? '–'}</span>, needs: 'Transaction.game' },
      { id: 'actor', title: t('actor'), width: 150, cell: ({ actor }) => <span title={actor ?? ''}>{actor ? actorName(actor) : '–'}</span>, needs: 'Transaction.actor' },
      { id: 'reference', title: t('reference'), width: 200, cell: ({ reference }) => <span title={reference ?? ''}>{reference ?? '–'}</span>, needs: 'Transaction.reference' },
    ],
    [t],
  );
}
