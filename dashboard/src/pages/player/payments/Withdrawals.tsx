import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { Label, Tag } from '../../../ui/values/Tag';
import type { WithdrawalsQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import styles from '../player.module.css';
import { Rows } from '../Rows';
import { WITHDRAWALS } from './operations';

type Withdrawal = NonNullable<NonNullable<NonNullable<WithdrawalsQuery['player']>['withdrawals']>['nodes']>[number];

export function Withdrawals({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useTexts('player');
  const pages = usePlayerPages(WITHDRAWALS, {}, ({ player }) => player?.withdrawals);
  const columns = useMemo(() => withdrawalColumns(t, onOpen), [t, onOpen]);
  return (
    <Listed title={t('payments.withdrawals')} reading={pages} list={pages.list} pages={pages}>
      <Rows label={t('payments.withdrawals')} rows={pages.rows} columns={columns} idOf={({ id }) => id} none={t('payments.noWithdrawals')} />
    </Listed>
  );
}

function withdrawalColumns(t: Translate, onOpen: (id: string) => void): Column<Withdrawal>[] {
  return [
    {
      id: 'at',
      title: t('payments.createdAt'),
      width: 180,
      cell: ({ id, createdAt }) => (
        <button type="button" className={styles['linkLike']} onClick={() => onOpen(id)}>
          {createdAt ? <Moment at={createdAt} /> : t('payments.one')}
        </button>
      ),
    },
    { id: 'amount', title: t('transactions.amount'), width: 130, isNumeric: true, needs: 'Withdrawal.amount', cell: ({ amount }) => <Money value={amount} /> },
    { id: 'state', title: t('field.state'), width: 120, cell: ({ state }) => <Tag type="WithdrawalState" value={state} /> },
    {
      id: 'underReview',
      title: t('payments.hold'),
      width: 120,
      needs: 'Withdrawal.underReview',
      cell: ({ underReview }) => (underReview ? <Label tone="warn">{t('payments.underReview')}</Label> : '–'),
    },
    { id: 'method', title: t('payments.method'), width: 120, needs: 'Withdrawal.method', cell: ({ method }) => method ?? '–' },
    { id: 'updatedAt', title: t('payments.updatedAt'), width: 180, needs: 'Withdrawal.updatedAt', cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
  ];
}
