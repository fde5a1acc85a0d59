import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { useAct } from '../../ui/useAct';
import { EndpointHeaders, type Header } from './EndpointHeaders';
import type { EndpointFragment } from './gql/graphql';
import { CHANGE, CHOICES, CREATE } from './operations';

interface Created {
  onCreated: (id: string, secret: string) => void;
}

/** A new endpoint. */
export function EndpointForm({ onCreated }: Created) {
  const t = useTexts('webhooks');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('create.button')}</Button>
      {isOpen && (
        <Fields
          title={t('create.button')}
          confirm={t('create.confirm')}
          onConfirm={async (given) => {
            const { outcome, problem } = await act(CREATE, { input: { ...given, headers: given.headers ?? [] } });
            if (outcome && 'secret' in outcome) onCreated(outcome.endpoint.id, outcome.secret);
            return problem;
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

/** Changes of an endpoint that is there. */
export function EndpointChange({ endpoint, onClose }: { endpoint: EndpointFragment; onClose: () => void }) {
  const t = useTexts('webhooks');
  const act = useAct();
  return (
    <Fields
      title={endpoint.name}
      confirm={t('change.confirm')}
      endpoint={endpoint}
      onConfirm={async (given) => (await act(CHANGE, { input: { endpointId: endpoint.id, ...given } })).problem}
      onClose={onClose}
    />
  );
}

interface Given {
  name: string;
  url: string;
  events: string[];
  role: string;
  inOrder: boolean;
  rateMax: number | null;
  /** Null: those it has. */
  headers: Header[] | null;
}

interface FieldsProps {
  title: string;
  confirm: string;
  endpoint?: EndpointFragment;
  onConfirm: (given: Given) => Promise<string | null>;
  onClose: () => void;
}

function Fields({ title, confirm, endpoint, onConfirm, onClose }: FieldsProps) {
  const t = useTexts('webhooks');
  const choices = useRead(CHOICES, {}).data?.webhookChoices;
  const [given, setGiven] = useState<Given>({
    name: endpoint?.name ?? '',
    url: endpoint?.url ?? '',
    events: endpoint?.events ?? ['*'],
    role: endpoint?.role ?? 'crm',
    inOrder: endpoint?.inOrder ?? true,
    rateMax: endpoint?.rateMax ?? null,
    headers: endpoint === undefined ? [] : null,
  });
  const set = (changed: Partial<Given>) => setGiven((before) => ({ ...before, ...changed }));
  const isReady = given.name.trim() !== '' && given.url.trim() !== '' && given.events.length > 0 && !given.headers?.some(({ name, value }) => name.trim() === '' || value === '');
  const isElsewhere = endpoint !== undefined && endpoint.url !== given.url.trim();
  return (
    <ActionDialog
      isOpen
      title={title}
      confirm={confirm}
      isReady={isReady}
      onConfirm={() => onConfirm({ ...given, name: given.name.trim(), url: given.url.trim() })}
      onClose={onClose}
    >
      <TextInput label={t('name')} value={given.name} onChange={(event) => set({ name: event.currentTarget.value })} required data-autofocus autoComplete="off" />
      <TextInput label={t('url')} description={t('form.url')} value={given.url} onChange={(event) => set({ url: event.currentTarget.value })} required autoComplete="off" />
      <MultiSelect
        label={t('events')}
        description={t('form.events')}
        data={eventChoices(choices?.eventTypes ?? [], given.events)}
        value={given.events}
        onChange={(events) => set({ events })}
        searchable
        openOnFocus={false}
        required
      />
      <Select
        label={t('role')}
        description={t('form.role')}
        data={[...new Set([...(choices?.roles ?? []), given.role])]}
        value={given.role}
        allowDeselect={false}
        openOnFocus={false}
        onChange={(role) => set({ role: role ?? given.role })}
      />
      <Checkbox label={t('form.inOrder')} checked={given.inOrder} onChange={(event) => set({ inOrder: event.currentTarget.checked })} />
      <NumberInput
        label={t('form.rateMax')}
        min={1}
        max={1000}
        allowDecimal={false}
        value={given.rateMax ?? ''}
        onChange={(value) => set({ rateMax: typeof value === 'number' ? value : null })}
      />
      <EndpointHeaders present={endpoint?.headerNames ?? []} headers={given.headers} onChange={(headers) => set({ headers })} />
      <p>{endpoint === undefined ? t('create.consequence') : isElsewhere ? t('change.elsewhere') : t('change.consequence')}</p>
    </ActionDialog>
  );
}

/** All, all of a context, and each; and what the endpoint has that this version does not know. */
function eventChoices(types: readonly string[], chosen: readonly string[]): string[] {
  const groups = new Set(types.map((type) => `${type.split('.')[0]}.*`));
  return [...new Set(['*', ...groups, ...types, ...chosen])];
}
