import { Outcome } from '../../../actions/Outcome';
import { useMemo } from 'react';
import { useActionWords } from '../../../actions/useActionWords';
import { useTexts, type Translate } from '../../../texts/texts';
import { DataGrid } from '../../../ui/grid/DataGrid';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Empty, Failed } from '../../../ui/states';
import { useValueName } from '../../../ui/values/Tag';
import type { AuditQuery } from '../gql/graphql';
import styles from '../player.module.css';
import { usePlayerPages } from '../playerContext';
import { AUDIT } from './operations';

const PHONE_ROW = ['action', 'outcome', 'actor', 'at'] as const;

type Entry = NonNullable<NonNullable<AuditQuery['auditEntries']>['nodes']>[number];
type ValueName = (type: string, value: string) => string;

/** Every entry of the audit log about the player, the newest first. */
export default function AuditTab() {
  const t = useTexts('player');
  const valueName = useValueName();
  const words = useActionWords();
  const pages = usePlayerPages(AUDIT, {}, ({ auditEntries }) => auditEntries);
  const { list, rows, refusal, isLoading, reload } = pages;
  const columns = useMemo(() => auditColumns(t, valueName, words), [t, valueName, words]);
  if (!list && refusal) return <Failed refusal={refusal} onRetry={reload} />;
  return (
    <div className={styles['gridArea']}>
      <DataGrid<Entry>
        label={t('tab.audit')}
        rows={rows}
        columns={columns}
        phone={PHONE_ROW}
        idOf={({ day, seq }) => `${day} ${seq}`}
        isLoading={isLoading}
        pages={pages}
        empty={<Empty title={t('audit.none')} />}
      />
    </div>
  );
}

function auditColumns(t: Translate, valueName: ValueName, words: (action: string) => string): Column<Entry>[] {
  return [
    { id: 'at', title: t('transactions.at'), width: 180, isFixed: true, cell: ({ at }) => <Moment at={at} /> },
    { id: 'actor', title: t('audit.actor'), width: 170, cell: ({ actor }) => <span title={actor ?? undefined}>{actor}</span> },
    { id: 'action', title: t('audit.action'), width: 260, cell: ({ action }) => <span title={action ?? ''}>{words(action ?? '')}</span> },
    { id: 'outcome', title: t('audit.outcome'), width: 180, cell: ({ outcome }) => <Outcome name={outcome} /> },
    { id: 'details', title: t('audit.details'), width: 260, cell: ({ details }) => <Details details={details ?? []} /> },
    { id: 'channel', title: t('transactions.channel'), width: 110, cell: ({ channel }) => (channel ? valueName('Channel', channel) : '–') },
    { id: 'ip', title: t('transactions.ip'), width: 130, cell: ({ ip }) => ip ?? '–' },
  ];
}

function Details({ details }: { details: readonly { name: string | null; values: readonly string[] | null }[] }) {
  const text = details.map(({ name, values }) => `${name}: ${values?.join(', ')}`).join('; ');
  return text === '' ? '–' : <span title={text}>{text}</span>;
}
