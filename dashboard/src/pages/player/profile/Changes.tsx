import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { useValueName } from '../../../ui/values/Tag';
import type { ChangesQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayerPages } from '../playerContext';
import { Rows } from '../Rows';
import { plainOf } from './jsonText';
import { CHANGES } from './operations';
import { useFieldName } from './useFieldName';

type Change = NonNullable<NonNullable<NonNullable<ChangesQuery['player']>['changes']>['nodes']>[number];
type ValueName = (type: string, value: string) => string;

/** What each field was and became, when, by whom and why. */
export function Changes() {
  const t = useTexts('player');
  const valueName = useValueName();
  const fieldName = useFieldName();
  const pages = usePlayerPages(CHANGES, {}, ({ player }) => player?.changes);
  const columns = useMemo(() => changeColumns(t, valueName, fieldName), [t, valueName, fieldName]);
  return (
    <Listed title={t('changes.title')} reading={pages} list={pages.list} pages={pages}>
      <Rows label={t('changes.title')} rows={pages.rows} columns={columns} idOf={(_, index) => String(index)} none={t('changes.none')} />
    </Listed>
  );
}

function changeColumns(t: Translate, valueName: ValueName, fieldName: ReturnType<typeof useFieldName>): Column<Change>[] {
  return [
    { id: 'at', title: t('changes.at'), width: 180, cell: ({ at }) => <Moment at={at} /> },
    { id: 'field', title: t('changes.field'), width: 130, cell: ({ field }) => <span title={field ?? ''}>{fieldName(field)}</span> },
    { id: 'before', title: t('changes.before'), width: 240, cell: ({ before }) => plainOf(before) },
    { id: 'after', title: t('changes.after'), width: 240, cell: ({ after }) => plainOf(after) },
    { id: 'actor', title: t('changes.actor'), width: 150, cell: ({ actor }) => actor },
    { id: 'reason', title: t('changes.reason'), width: 240, cell: ({ reasonCode, reason }) => [reasonCode && valueName('ReasonCode', reasonCode), reason].filter(Boolean).join(': ') || '–' },
  ];
}
