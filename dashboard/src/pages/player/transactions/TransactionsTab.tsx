import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { DataGrid } from '../../../ui/grid/DataGrid';
import { Empty, Failed } from '../../../ui/states';
import { useUrlState } from '../../../ui/useUrlState';
import styles from '../player.module.css';
import { useWalletPushes } from '../useWalletPushes';
import { useGridColumns, type Transaction } from './columns';
import { Filters } from './Filters';
import { TransactionDetail } from './TransactionDetail';
import { useExport } from './useExport';
import { useTransactions } from './useTransactions';

const PHONE_ROW = ['kind', 'amount', 'at', 'after'] as const;

/** The player's ledger: what moved, when, and what it left, with the rest of a round beside it. */
export default function TransactionsTab() {
  const t = useTexts('player');
  const [state, change] = useUrlState();
  const { pages, isNarrowed } = useTransactions(state);
  const { rows, refusal, isLoading, reload } = pages;
  const newer = useNewer(rows);
  const exporting = useExport();
  const open = state['open'];
  const show = useCallback(
    (seq: number) => {
      const found = rows.find((row) => row.seq === seq);
      if (found) change({ open: found.id });
    },
    [rows, change],
  );
  const wallet = state['wallet'] === undefined ? null : Number(state['wallet']);
  const columns = useGridColumns(wallet, show);
  const renewed = () => {
    newer.forget();
    reload();
  };
  return (
    <>
      <Filters onExport={exporting.open} />
      {exporting.drawn}
      {newer.count > 0 && (
        <Button variant="light" className={styles['newer'] ?? ''} onClick={renewed}>
          {t('transactions.newer', { count: newer.count })}
        </Button>
      )}
      {rows.length === 0 && refusal ? (
        <Failed refusal={refusal} onRetry={reload} />
      ) : (
        <div className={styles['split']} data-open={open !== undefined || undefined}>
          <div className={styles['gridArea']}>
            <DataGrid<Transaction>
              label={t('tab.transactions')}
              rows={rows}
              columns={columns}
              phone={PHONE_ROW}
              idOf={({ id }) => id}
              isLoading={isLoading}
              pages={pages}
              openId={open ?? null}
              onOpen={({ id }) => change({ open: id })}
              empty={<Empty title={isNarrowed ? t('transactions.noneSuch') : t('transactions.none')} />}
            />
          </div>
          {open !== undefined && <TransactionDetail key={open} id={open} loaded={rows} onClose={() => change({ open: undefined })} onShow={(id) => change({ open: id })} />}
        </div>
      )}
    </>
  );
}

/** How many transactions were applied since the list was read: rows never jump, a button shows them. */
function useNewer(rows: readonly Transaction[]): { count: number; forget: () => void } {
  const [seen, setSeen] = useState<number | null>(null);
  const pushed = useWalletPushes(({ seq }) => setSeen((before) => before ?? seq));
  const newest = rows[0]?.seq ?? 0;
  const known = Math.max(seen ?? 0, newest);
  const count = pushed && seen !== null ? Math.max(0, pushed.seq - known) : 0;
  return { count, forget: () => setSeen(pushed?.seq ?? null) };
}
