import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { useValueName } from '../../../ui/values/Tag';
import { WALLETS } from '../operations';
import styles from '../player.module.css';
import { usePlayer, usePlayerRead } from '../playerContext';
import type { DialogProps } from './acts';
import { amountOf } from '../../../ui/amounts';
import { ADJUST_BALANCE } from './operations';
import { usePlayerAct } from './usePlayerAct';

/** Corrects a balance by hand: the amount is typed twice, and above the threshold another operator decides. */
export default function AdjustDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const language = useLanguage();
  const valueName = useValueName();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const wallets = usePlayerRead(WALLETS, {}).data?.player?.wallets ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const wallet = wallets.find(({ id }) => id === chosen) ?? wallets[0];
  const [written, setWritten] = useState('');
  const [reason, setReason] = useState('');
  const amount = amountOf(written);
  const shown = amount === null ? null : `${digitsOf(amount, language)} ${wallet?.currency ?? ''}`;
  const username = player.username ?? player.id;
  return (
    <ActionDialog
      isOpen
      title={t('act.adjust')}
      confirm={confirmOf(t, amount, shown, username)}
      isHarmful={amount?.startsWith('-') ?? false}
      {...(amount !== null && { typed: amount })}
      onClose={onClose}
      onConfirm={async () => {
        if (!wallet || amount === null) return t('money.noAmount');
        const input = { walletId: wallet.id, key, amount: { amount, currency: wallet.currency }, reason: reason.trim() };
        return act(ADJUST_BALANCE, { input }, ['Adjusted', 'ApprovalNeeded']);
      }}
    >
      <Select
        label={t('transactions.wallet')}
        data={wallets.map(({ id, no, kind, balance }) => ({
          value: id,
          label: `${valueName('WalletKind', kind)} · ${no} (${balance ? `${digitsOf(balance.amount, language)} ${balance.currency}` : '–'})`,
        }))}
        value={wallet?.id ?? null}
        onChange={setChosen}
        allowDeselect={false}
        required
      />
      <TextInput label={t('adjust.amount', { currency: wallet?.currency ?? '' })} value={written} onChange={(event) => setWritten(event.currentTarget.value)} inputMode="decimal" required data-autofocus />
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required />
      <p className={styles['quiet']}>{t('adjust.second')}</p>
    </ActionDialog>
  );
}

function confirmOf(t: (key: string, values?: Record<string, unknown>) => string, amount: string | null, shown: string | null, username: string): string {
  if (amount === null) return t('adjust.confirm');
  return amount.startsWith('-') ? t('adjust.take', { amount: shown?.replace('−', ''), username }) : t('adjust.give', { amount: shown, username });
}
