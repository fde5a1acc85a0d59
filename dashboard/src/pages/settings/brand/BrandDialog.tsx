import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useAct } from '../../../ui/useAct';
import { Diff } from '../Diff';
import { REQUEST_BRAND } from '../operations';
import { isCode, type Brand, type Wanted } from './brands';
import { useBrandRows } from './useBrandRows';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const CURRENCIES = Intl.supportedValuesOf('currency');

function wantedOf(brand: Brand | null): Wanted {
  return {
    code: brand?.code ?? '',
    name: brand?.name ?? '',
    timeZone: brand?.timeZone ?? 'UTC',
    currencies: [...(brand?.currencies ?? [])],
    jurisdictions: [...(brand?.jurisdictions ?? [])],
  };
}

/** Asks for a change of the brand, or for a new one where there is none to change; another operator decides. */
export function BrandDialog({ brand, onClose }: { brand: Brand | null; onClose: () => void }) {
  const t = useTexts('settings');
  const act = useAct();
  const rowsOf = useBrandRows();
  const [wanted, setWanted] = useState(() => wantedOf(brand));
  const [reason, setReason] = useState('');
  const set = (part: Partial<Wanted>) => setWanted((before) => ({ ...before, ...part }));
  const rows = rowsOf(brand, wanted);
  const input = { ...wanted, code: wanted.code.trim(), name: wanted.name.trim(), reason: reason.trim() };
  return (
    <ActionDialog
      isOpen
      title={brand ? t('brand.changeOf', { code: brand.code }) : t('brand.new')}
      confirm={brand ? t('brand.ask', { count: rows.length }) : t('brand.askNew', { code: input.code || '…' })}
      isReady={isCode(input.code) && input.name !== '' && input.reason !== '' && rows.length > 0}
      onConfirm={async () => (await act(REQUEST_BRAND, { input })).problem}
      onClose={onClose}
    >
      {!brand && (
        <TextInput label={t('brand.code')} description={t('brand.codeHow')} value={wanted.code} onChange={(event) => set({ code: event.currentTarget.value })} maxLength={40} autoComplete="off" required data-autofocus />
      )}
      <TextInput label={t('brand.name')} description={t('brand.nameHow')} value={wanted.name} onChange={(event) => set({ name: event.currentTarget.value })} maxLength={100} autoComplete="off" required data-autofocus={brand ? true : undefined} />
      <Select label={t('brand.timeZone')} data={[...new Set([wanted.timeZone, ...TIME_ZONES])]} value={wanted.timeZone} onChange={(zone) => set({ timeZone: zone ?? wanted.timeZone })} searchable allowDeselect={false} required limit={50} />
      <TagsInput
        label={t('brand.currencies')}
        description={t('brand.currenciesHow')}
        data={CURRENCIES}
        limit={20}
        value={[...wanted.currencies]}
        onChange={(currencies) => set({ currencies: currencies.map((each) => each.trim().toUpperCase()) })}
      />
      <TagsInput
        label={t('brand.jurisdictions')}
        description={t('brand.jurisdictionsHow')}
        value={[...wanted.jurisdictions]}
        onChange={(jurisdictions) => set({ jurisdictions: jurisdictions.map((each) => each.trim().toUpperCase()) })}
      />
      <Textarea label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
      {brand && rows.length > 0 && <Diff rows={rows} />}
      <p>{t(brand ? 'brand.consequence' : 'brand.newConsequence')}</p>
    </ActionDialog>
  );
}
