import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Tag, useValueName } from '../../../ui/values/Tag';
import type { StatusHistoryQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import { Rows } from '../Rows';
import { STATUS_HISTORY } from './operations';

type Move = NonNullable<NonNullable<NonNullable<StatusHistoryQuery['player']>['statusHistory']>['nodes']>[number];
type ValueName = (type: string, value: string) => string;

/** The moves of the status, the newest first. */
export function StatusHistory() {
  const t = useTexts('player');
  const valueName = useValueName();
  const pages = usePlayerPages(STATUS_HISTORY, {}, ({ player }) => player?.statusHistory);
  const columns = useMemo(() => moveColumns(t, valueName), [t, valueName]);
  return (
    <Listed title={t('moves.title')} reading={pages} list={pages.list} pages={pages}>
      <Rows label={t('moves.title')} rows={pages.rows} columns={columns} idOf={(_, index) => String(index)} none={t('moves.none')} />
    </Listed>
  );
}

function moveColumns(t: Translate, valueName: ValueName): Column<Move>[] {
  return [
    { id: 'at', title: t('changes.at'), width: 180, cell: ({ at }) => <Moment at={at} /> },
    { id: 'from', title: t('moves.from'), width: 120, cell: ({ from }) => <Tag type="PlayerStatus" value={from} /> },
    { id: 'to', title: t('moves.to'), width: 120, cell: ({ to }) => <Tag type="PlayerStatus" value={to} /> },
    { id: 'actor', title: t('changes.actor'), width: 150, cell: ({ actor }) => actor },
    { id: 'reason', title: t('changes.reason'), width: 240, cell: ({ reasonCode, reason }) => [reasonCode && valueName('ReasonCode', reasonCode), reason].filter(Boolean).join(': ') || '–' },
  ];
}
