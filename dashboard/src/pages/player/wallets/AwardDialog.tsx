import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { amountOf } from '../../../ui/amounts';
import { usePlayerAct } from '../actions/usePlayerAct';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { CONVERT_BONUS, FORFEIT_FUNDS, REDEEM } from './operations';
import type { Wallet, WalletActName } from './walletActs';

interface Props {
  act: Exclude<WalletActName, 'unlock'>;
  wallet: Wallet;
  title: string;
  onClose: () => void;
}

/** Takes a grant back, makes bonus money real, or spends points: the amount is typed twice. */
export function AwardDialog({ act: name, wallet, title, onClose }: Props) {
  const t = useTexts('player');
  const language = useLanguage();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [written, setWritten] = useState('');
  const [closes, setCloses] = useState(false);
  const [reason, setReason] = useState('');
  const amount = name === 'forfeit' ? (wallet.balance?.amount ?? null) : amountOf(written);
  const shown = amount === null ? null : `${digitsOf(amount, language)} ${wallet.currency}`;
  const why = reason.trim();
  const confirm = async () => {
    const given = { walletId: wallet.id, key, reason: why };
    if (name === 'forfeit') return act(FORFEIT_FUNDS, { input: given }, ['FundsForfeited']);
    if (amount === null || amount.startsWith('-')) return t('money.noAmount');
    const money = { amount, currency: wallet.currency };
    if (name === 'redeem') return act(REDEEM, { input: { ...given, amount: money } }, ['Redeemed']);
    return act(CONVERT_BONUS, { input: { ...given, amount: money, closes } }, ['BonusConverted']);
  };
  return (
    <ActionDialog
      isOpen
      title={t(`wallets.${name}.of`, { wallet: title })}
      confirm={shown === null ? t(`wallets.${name}.button`) : t(`wallets.${name}.confirm`, { amount: shown, username: player.username ?? player.id })}
      isHarmful={name !== 'convert'}
      {...(amount !== null && { typed: amount })}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className={styles['words']}>{t(`wallets.${name}.means`)}</p>
      {name !== 'forfeit' && (
        <TextInput label={t('grant.amount', { currency: wallet.currency })} value={written} onChange={(event) => setWritten(event.currentTarget.value)} inputMode="decimal" required data-autofocus />
      )}
      {name === 'convert' && <Checkbox label={t('wallets.convert.closes')} checked={closes} onChange={(event) => setCloses(event.currentTarget.checked)} />}
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required />
    </ActionDialog>
  );
}
