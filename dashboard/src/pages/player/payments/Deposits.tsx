import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useMay } from '../../../api/viewer';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { Tag } from '../../../ui/values/Tag';
import type { DepositsOfPlayerQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import { Rows } from '../Rows';
import { ChargeBackDialog } from './ChargeBackDialog';
import { DEPOSITS } from './operations';

export type Deposit = NonNullable<NonNullable<NonNullable<DepositsOfPlayerQuery['player']>['deposits']>['nodes']>[number];

export function Deposits() {
  const t = useTexts('player');
  const pages = usePlayerPages(DEPOSITS, {}, ({ player }) => player?.deposits);
  const mayChargeBack = useMay('Mutation.chargeBack');
  const [taken, setTaken] = useState<Deposit | null>(null);
  const columns = useMemo(() => depositColumns(t, mayChargeBack ? setTaken : null), [t, mayChargeBack]);
  return (
    <Listed title={t('payments.deposits')} reading={pages} list={pages.list} pages={pages}>
      <Rows label={t('payments.deposits')} rows={pages.rows} columns={columns} idOf={({ id }) => id} none={t('payments.noDeposits')} />
      {taken && <ChargeBackDialog deposit={taken} onClose={() => setTaken(null)} />}
    </Listed>
  );
}

function depositColumns(t: Translate, onChargeBack: ((deposit: Deposit) => void) | null): Column<Deposit>[] {
  const act: Column<Deposit> = {
    id: 'act',
    title: t('chargeBack.act'),
    width: 120,
    cell: (deposit) =>
      deposit.allowedMoves?.includes('CHARGED_BACK') ? (
        <Button variant="subtle" size="compact-xs" onClick={() => onChargeBack?.(deposit)}>
          {t('chargeBack.title')}
        </Button>
      ) : (
        '–'
      ),
  };
  return [
    { id: 'at', title: t('payments.createdAt'), width: 180, needs: 'Deposit.createdAt', cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'amount', title: t('transactions.amount'), width: 130, isNumeric: true, needs: 'Deposit.amount', cell: ({ amount }) => <Money value={amount} /> },
    { id: 'state', title: t('field.state'), width: 120, cell: ({ state }) => <Tag type="DepositState" value={state} /> },
    { id: 'method', title: t('payments.method'), width: 120, needs: 'Deposit.method', cell: ({ method }) => method ?? '–' },
    { id: 'authorisation', title: t('payments.authorisation'), width: 150, needs: 'Deposit.authorisation', cell: ({ authorisation }) => authorisation ?? '–' },
    { id: 'reason', title: t('transactions.reason'), width: 240, needs: 'Deposit.reason', cell: ({ reason }) => reason ?? '–' },
    { id: 'updatedAt', title: t('payments.updatedAt'), width: 180, needs: 'Deposit.updatedAt', cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
    ...(onChargeBack ? [act] : []),
  ];
}
