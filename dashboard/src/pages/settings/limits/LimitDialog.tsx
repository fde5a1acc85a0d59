import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { limitOf } from '../../../ui/amounts';
import { digitsOf } from '../../../ui/values/formats';
import { Money } from '../../../ui/values/Money';
import { useValueName } from '../../../ui/values/Tag';
import { useAct } from '../../../ui/useAct';
import { Diff } from '../Diff';
import type { MoneyLimitScope } from '../gql/graphql';
import { REQUEST_LIMIT } from '../operations';
import { currencyOf, limitFor, SCOPES, type Limit } from './limits';

interface Props {
  /** Null: one of another currency or scope, which the dialog asks for. */
  limit: Limit | null;
  limits: readonly Limit[];
  onClose: () => void;
}

/** Asks for another limit; what it is now stands beside it, and another operator decides. */
export function LimitDialog({ limit, limits, onClose }: Props) {
  const t = useTexts('settings');
  const language = useLanguage();
  const valueName = useValueName();
  const act = useAct();
  const [scope, setScope] = useState<MoneyLimitScope>(limit?.scope ?? 'BY_HAND');
  const [code, setCode] = useState(limit ? currencyOf(limit) : '');
  const [perPlayer, setPerPlayer] = useState('');
  const [perMaker, setPerMaker] = useState('');
  const [reason, setReason] = useState('');
  const currency = code.trim().toUpperCase();
  const now = limitFor(limits, scope, currency);
  const player = limitOf(perPlayer);
  const maker = limitOf(perMaker);
  const named = t('limits.changeOf', { scope: valueName('MoneyLimitScope', scope), currency });
  const after = (amount: string | null) => (amount === null ? '–' : <Money value={{ amount, currency }} />);
  const hint = (amount: string | undefined) => (amount === undefined ? undefined : t('limits.isNow', { amount: `${digitsOf(amount, language)} ${currency}` }));
  const ask = async () => {
    if (player === null || maker === null) return t('limits.noAmount');
    const input = { scope, perPlayer: { amount: player, currency }, perMaker: { amount: maker, currency }, reason: reason.trim() };
    return (await act(REQUEST_LIMIT, { input })).problem;
  };
  return (
    <ActionDialog
      isOpen
      title={limit ? named : t('limits.other')}
      confirm={t('limits.ask')}
      isReady={currency !== '' && player !== null && maker !== null && reason.trim() !== ''}
      onConfirm={ask}
      onClose={onClose}
    >
      {!limit && (
        <>
          <Select
            label={t('limits.scope')}
            data={SCOPES.map((value) => ({ value: value as string, label: valueName('MoneyLimitScope', value) }))}
            value={scope}
            onChange={(value) => setScope((value ?? scope) as MoneyLimitScope)}
            allowDeselect={false}
            required
          />
          <TextInput label={t('limits.currency')} value={code} onChange={(event) => setCode(event.currentTarget.value)} maxLength={12} autoComplete="off" required data-autofocus />
        </>
      )}
      <TextInput label={t('limits.perPlayer')} description={hint(now?.perPlayer.amount)} value={perPlayer} onChange={(event) => setPerPlayer(event.currentTarget.value)} inputMode="decimal" autoComplete="off" required data-autofocus={limit ? true : undefined} />
      <TextInput label={t('limits.perMaker')} description={hint(now?.perMaker.amount)} value={perMaker} onChange={(event) => setPerMaker(event.currentTarget.value)} inputMode="decimal" autoComplete="off" required />
      <Textarea label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
      <Diff
        rows={[
          { name: t('limits.perPlayer'), before: <Money value={now?.perPlayer} />, after: after(player) },
          { name: t('limits.perMaker'), before: <Money value={now?.perMaker} />, after: after(maker) },
        ]}
      />
      <p>{t('limits.consequence')}</p>
    </ActionDialog>
  );
}
