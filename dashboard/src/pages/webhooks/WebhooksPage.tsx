import { useMemo, useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts, type Translate } from '../../texts/texts';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Split } from '../../ui/layout/Split';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { useUrlState } from '../../ui/useUrlState';
import { countOf } from '../../ui/values/formats';
import { Tag } from '../../ui/values/Tag';
import { EndpointForm } from './EndpointForm';
import { EndpointPanel } from './EndpointPanel';
import type { EndpointFragment } from './gql/graphql';
import { ENDPOINTS } from './operations';
import { Secret } from './Secret';

const PHONE_ROW = ['name', 'state', 'url', 'failed'] as const;
const NO_ROWS: readonly EndpointFragment[] = [];

/** The addresses of other systems that events are posted to, and what came of it. */
export default function WebhooksPage() {
  const t = useTexts('webhooks');
  const language = useLanguage();
  const [state, change] = useUrlState();
  const [secret, setSecret] = useState<string | null>(null);
  const mayCreate = useMay('Mutation.createWebhookEndpoint');
  const reading = useRead(ENDPOINTS, {});
  const columns = useMemo(() => endpointColumns(t, language), [t, language]);
  const rows = reading.data?.webhookEndpoints ?? NO_ROWS;
  const open = rows.find(({ id }) => id === state['open']);
  const created = (id: string, shown: string) => {
    reading.reload();
    change({ open: id });
    setSecret(shown);
  };
  const close = () => change({ open: undefined, delivery: undefined });
  return (
    <Page title={t('title')} isFilled actions={mayCreate && <EndpointForm onCreated={created} />}>
      <Secret secret={secret} onClose={() => setSecret(null)} />
      {reading.refusal && !reading.data ? (
        <Failed refusal={reading.refusal} onRetry={reading.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={({ id }) => id}
            isLoading={reading.isLoading}
            openId={open?.id ?? null}
            onOpen={({ id }) => change({ open: id, delivery: undefined })}
            empty={<Empty title={t('empty.title')}>{t('empty.words')}</Empty>}
          />
          {open && <EndpointPanel key={open.id} endpoint={open} onSecret={setSecret} onRemoved={reading.reload} onClose={close} />}
        </Split>
      )}
    </Page>
  );
}

function endpointColumns(t: Translate, language: string): readonly Column<EndpointFragment>[] {
  return [
    { id: 'name', title: t('name'), width: 180, cell: ({ name }) => name },
    { id: 'state', title: t('state'), width: 130, cell: ({ state }) => <Tag type="WebhookEndpointState" value={state} /> },
    { id: 'pending', title: t('pending'), width: 100, cell: ({ counts }) => (counts ? countOf(counts.pending, language) : '–') },
    { id: 'failed', title: t('failed'), width: 100, cell: ({ counts }) => (counts ? countOf(counts.failed, language) : '–') },
    { id: 'url', title: t('url'), width: 280, cell: ({ url }) => <span title={url}>{url}</span> },
    { id: 'events', title: t('events'), width: 200, cell: ({ events }) => <span title={events.join(', ')}>{events.join(', ')}</span> },
    { id: 'role', title: t('role'), width: 130, cell: ({ role }) => role },
  ];
}
