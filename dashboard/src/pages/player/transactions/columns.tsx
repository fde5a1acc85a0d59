import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { useValueName } from '../../../ui/values/Tag';
import type { TransactionsQuery } from '../gql/graphql';
import styles from '../player.module.css';

export type Transaction = NonNullable<NonNullable<NonNullable<TransactionsQuery['player']>['transactions']>['nodes']>[number];
type ValueName = (type: string, value: string) => string;

/** The balance of the wallet it moved, right after it; of the wallet that is asked for where it moved several. */
function After({ row, wallet }: { row: Transaction; wallet: number | null }) {
  const leg = row.legs?.find(({ walletNo }) => walletNo === wallet) ?? row.legs?.[0];
  return <Money value={leg?.balanceAfter} />;
}

function kindColumn(t: Translate, valueName: ValueName): Column<Transaction> {
  return { id: 'kind', title: t('transactions.kind'), width: 130, isFixed: true, cell: ({ kind }) => valueName('TransactionKind', kind) };
}

const atColumn = (t: Translate): Column<Transaction> => ({ id: 'at', title: t('transactions.at'), width: 176, isFixed: true, cell: ({ at }) => <Moment at={at} /> });

function amountColumns(t: Translate, wallet: number | null): Column<Transaction>[] {
  return [
    { id: 'amount', title: t('transactions.amount'), width: 130, isNumeric: true, needs: 'Transaction.amount', cell: ({ amount }) => <Money value={amount} isSigned /> },
    { id: 'after', title: t('transactions.after'), width: 134, isNumeric: true, needs: 'Transaction.legs', cell: (row) => <After row={row} wallet={wallet} /> },
  ];
}

/** For a few rows beside other things. */
export function useShortColumns(): Column<Transaction>[] {
  const t = useTexts('player');
  const valueName = useValueName();
  return useMemo(() => shortColumns(t, valueName), [t, valueName]);
}

/** For the grid. `show` opens the transaction with this number. */
export function useGridColumns(wallet: number | null, show: (seq: number) => void): Column<Transaction>[] {
  const t = useTexts('player');
  const valueName = useValueName();
  return useMemo(() => gridColumns(t, valueName, wallet, show), [t, valueName, wallet, show]);
}

function shortColumns(t: Translate, valueName: ValueName): Column<Transaction>[] {
  return [atColumn(t), kindColumn(t, valueName), { id: 'game', title: t('transactions.game'), width: 120, needs: 'Transaction.game', cell: ({ game }) => game ?? '–' }, ...amountColumns(t, null)];
}

function gridColumns(t: Translate, valueName: ValueName, wallet: number | null, show: (seq: number) => void): Column<Transaction>[] {
  return [
    { id: 'seq', title: t('transactions.seq'), width: 56, isNumeric: true, cell: ({ seq }) => seq },
    atColumn(t),
    kindColumn(t, valueName),
    ...amountColumns(t, wallet),
    { id: 'wallet', title: t('transactions.wallet'), width: 136, needs: 'Transaction.legs', cell: ({ legs }) => walletsOf(legs ?? [], valueName) },
    { id: 'game', title: t('transactions.game'), width: 130, needs: 'Transaction.game', cell: ({ game }) => game ?? '–' },
    { id: 'answers', title: t('transactions.answers'), width: 90, needs: 'Transaction.betSeq', cell: (row) => <Answers row={row} t={t} show={show} /> },
    { id: 'reference', title: t('transactions.reference'), width: 120, needs: 'Transaction.reference', cell: ({ reference }) => <span title={reference ?? undefined}>{reference ?? '–'}</span> },
    { id: 'reason', title: t('transactions.reason'), width: 70, needs: 'Transaction.reason', cell: ({ reason }) => <span title={reason ?? undefined}>{reason ?? '–'}</span> },
  ];
}

function walletsOf(legs: readonly { walletNo: number; walletKind: string }[], valueName: ValueName): string {
  return legs.map(({ walletNo, walletKind }) => `${valueName('WalletKind', walletKind)} · ${walletNo}`).join(', ');
}

/** The bet that a win or rollback answers, or the transaction that was undone. */
function Answers({ row, t, show }: { row: Transaction; t: Translate; show: (seq: number) => void }) {
  const seq = row.betSeq ?? row.reversalOf;
  if (seq === null || seq === undefined) return '–';
  const open = (event: { stopPropagation: () => void }) => {
    event.stopPropagation();
    show(seq);
  };
  return (
    <button type="button" tabIndex={-1} className={styles['linkLike']} onClick={open}>
      {row.betSeq === seq ? t('transactions.toBet', { seq }) : t('transactions.undoes', { seq })}
    </button>
  );
}
