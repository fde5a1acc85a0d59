import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { useValueName } from '../../../ui/values/Tag';
import type { WalletKind } from '../gql/graphql';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { amountOf } from '../../../ui/amounts';
import { GRANT_FUNDS } from './operations';
import { usePlayerAct } from './usePlayerAct';

const KINDS: readonly WalletKind[] = ['BONUS', 'FREE_SPINS', 'TOURNAMENT', 'POINTS'];
const OF_A_GRANT: ReadonlySet<WalletKind> = new Set(['BONUS', 'FREE_SPINS']);

/** Gives bonus money, free spins, chips or points; a bonus and free spins have a wallet of their own. */
export default function GrantDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const language = useLanguage();
  const valueName = useValueName();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [grantId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<WalletKind>('BONUS');
  const [written, setWritten] = useState('');
  const [unit, setUnit] = useState('');
  const [reason, setReason] = useState('');
  const currency = player.currency ?? '';
  const amount = amountOf(written);
  const username = player.username ?? player.id;
  const shown = amount === null ? null : `${digitsOf(amount, language)} ${currency}`;
  return (
    <ActionDialog
      isOpen
      title={t('act.grant')}
      confirm={shown === null ? t('grant.confirm') : t('grant.give', { amount: shown, kind: valueName('WalletKind', kind), username })}
      {...(amount !== null && { typed: amount })}
      onClose={onClose}
      onConfirm={async () => {
        const spin = amountOf(unit);
        if (amount === null || amount.startsWith('-') || (kind === 'FREE_SPINS' && spin === null)) return t('money.noAmount');
        const input = {
          playerId: player.id,
          key: `console/${grantId}`,
          kind,
          amount: { amount, currency },
          grantId: OF_A_GRANT.has(kind) ? grantId : null,
          unit: kind === 'FREE_SPINS' && spin !== null ? { amount: spin, currency } : null,
          reason: reason.trim(),
        };
        return act(GRANT_FUNDS, { input }, ['FundsGranted']);
      }}
    >
      <Select
        label={t('grant.kind')}
        data={KINDS.map((value) => ({ value, label: valueName('WalletKind', value) }))}
        value={kind}
        onChange={(value) => setKind((value ?? kind) as WalletKind)}
        allowDeselect={false}
        required
      />
      <TextInput label={t('grant.amount', { currency })} value={written} onChange={(event) => setWritten(event.currentTarget.value)} inputMode="decimal" required data-autofocus />
      {kind === 'FREE_SPINS' && <TextInput label={t('grant.unit', { currency })} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} inputMode="decimal" required />}
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required />
    </ActionDialog>
  );
}
