import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import { DataGrid } from '../../../ui/grid/DataGrid';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Money } from '../../../ui/values/Money';
import { Empty, Failed } from '../../../ui/states';
import { Label } from '../../../ui/values/Tag';
import type { RoundsQuery } from '../gql/graphql';
import styles from '../player.module.css';
import { usePlayerPages } from '../playerContext';
import { ROUNDS } from './operations';

const PHONE_ROW = ['game', 'result', 'openedAt', 'staked'] as const;

type Round = NonNullable<NonNullable<NonNullable<RoundsQuery['player']>['rounds']>['nodes']>[number];

/** Game rounds: stake and win of each together. */
export default function RoundsTab() {
  const t = useTexts('player');
  const pages = usePlayerPages(ROUNDS, {}, (data) => data.player?.rounds);
  const { list, rows, refusal, isLoading, reload } = pages;
  const columns = useMemo(() => roundColumns(t), [t]);
  if (!list && refusal) return <Failed refusal={refusal} onRetry={reload} />;
  return (
    <div className={styles['gridArea']}>
      <DataGrid<Round>
        label={t('tab.rounds')}
        rows={rows}
        columns={columns}
        phone={PHONE_ROW}
        idOf={({ id }) => id}
        isLoading={isLoading}
        pages={pages}
        empty={<Empty title={t('rounds.none')} />}
      />
    </div>
  );
}

function roundColumns(t: Translate): Column<Round>[] {
  return [
    { id: 'openedAt', title: t('rounds.openedAt'), width: 176, isFixed: true, cell: ({ openedAt }) => <Moment at={openedAt} /> },
    { id: 'game', title: t('transactions.game'), width: 140, needs: 'Round.game', cell: ({ game }) => game ?? '–' },
    { id: 'staked', title: t('rounds.staked'), width: 130, isNumeric: true, needs: 'Round.staked', cell: ({ staked }) => <Money value={staked} /> },
    { id: 'won', title: t('rounds.won'), width: 130, isNumeric: true, needs: 'Round.won', cell: ({ won }) => <Money value={won} /> },
    { id: 'result', title: t('rounds.result'), width: 130, isNumeric: true, needs: 'Round.result', cell: ({ result }) => <Money value={result} isSigned /> },
    { id: 'operations', title: t('rounds.operations'), width: 104, isNumeric: true, needs: 'Round.operations', cell: ({ operations }) => operations },
    {
      id: 'closedAt',
      title: t('rounds.closedAt'),
      width: 176,
      needs: 'Round.closedAt',
      cell: ({ closedAt }) => (closedAt ? <Moment at={closedAt} /> : <Label tone="info">{t('rounds.open')}</Label>),
    },
    { id: 'reference', title: t('transactions.reference'), width: 150, cell: ({ reference }) => <span title={reference}>{reference}</span> },
  ];
}
