import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { usePlayerAct } from '../actions/usePlayerAct';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import type { Deposit } from './Deposits';
import { CHARGE_BACK } from './operations';

/** The bank took a deposit back: it is debited, below zero where it has been played. */
export function ChargeBackDialog({ deposit, onClose }: { deposit: Deposit; onClose: () => void }) {
  const t = useTexts('player');
  const language = useLanguage();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [reason, setReason] = useState('');
  const { amount } = deposit;
  const shown = amount ? `${digitsOf(amount.amount, language)} ${amount.currency}` : '';
  return (
    <ActionDialog
      isOpen
      title={t('chargeBack.title')}
      confirm={t('chargeBack.confirm', { amount: shown, username: player.username ?? player.id })}
      isHarmful
      {...(amount && { typed: amount.amount })}
      onClose={onClose}
      onConfirm={() => act(CHARGE_BACK, { input: { depositId: deposit.id, key, reason: reason.trim() } }, ['ChargedBack'])}
    >
      <p className={styles['words']}>{t('chargeBack.means')}</p>
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required data-autofocus />
    </ActionDialog>
  );
}
