import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Money } from '../../../ui/values/Money';
import { useValueName } from '../../../ui/values/Tag';
import { Rows } from '../Rows';
import type { Transaction } from './TransactionDetail';

type Leg = NonNullable<Transaction['legs']>[number];

/** What it did to each wallet, and which account of the casino took the opposite. */
export function Legs({ legs }: { legs: readonly Leg[] }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const columns = useMemo(() => legColumns(t, valueName), [t, valueName]);
  return <Rows label={t('transactions.legs')} rows={legs} columns={columns} idOf={({ walletNo }, index) => `${walletNo} ${index}`} none={t('transactions.noLegs')} />;
}

function legColumns(t: Translate, valueName: (type: string, value: string) => string): Column<Leg>[] {
  return [
    { id: 'wallet', title: t('transactions.wallet'), width: 100, cell: ({ walletNo, walletKind }) => `${valueName('WalletKind', walletKind)} · ${walletNo}` },
    { id: 'amount', title: t('transactions.amount'), width: 110, isNumeric: true, cell: ({ amount }) => <Money value={amount} isSigned hasCurrency={false} /> },
    { id: 'reserved', title: t('transactions.reservedDelta'), width: 110, isNumeric: true, cell: ({ reservedDelta }) => <Money value={reservedDelta} isSigned hasCurrency={false} /> },
    { id: 'after', title: t('transactions.after'), width: 130, isNumeric: true, cell: ({ balanceAfter }) => <Money value={balanceAfter} /> },
    { id: 'contra', title: t('transactions.contra'), width: 130, cell: ({ contra }) => (contra ? valueName('HouseAccount', contra) : '–') },
  ];
}
