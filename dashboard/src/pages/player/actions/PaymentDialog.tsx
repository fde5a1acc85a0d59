import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { amountOf } from '../../../ui/amounts';
import { digitsOf } from '../../../ui/values/formats';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { RECORD_DEPOSIT, REQUEST_WITHDRAWAL, TAKE_COMMISSION } from './operations';
import { usePlayerAct } from './usePlayerAct';

export type PaymentKind = 'deposit' | 'withdrawal' | 'commission';

interface Props {
  kind: PaymentKind;
  onClose: () => void;
}

/** A deposit that came outside, a payment to the player, or a fee: the amount is typed twice. */
export function PaymentDialog({ kind, onClose }: Props) {
  const t = useTexts('player');
  const language = useLanguage();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [written, setWritten] = useState('');
  const [method, setMethod] = useState('');
  const [authorisation, setAuthorisation] = useState('');
  const [reason, setReason] = useState('');
  const [isTax, setIsTax] = useState(false);
  const currency = player.currency ?? '';
  const amount = amountOf(written);
  const shown = amount === null ? null : `${digitsOf(amount, language)} ${currency}`;
  const isCommission = kind === 'commission';
  const confirm = async () => {
    if (amount === null || amount.startsWith('-')) return t('money.noAmount');
    const given = { playerId: player.id, key, amount: { amount, currency } };
    if (kind === 'withdrawal') return act(REQUEST_WITHDRAWAL, { input: { ...given, method: method.trim() } }, ['WithdrawalMoved']);
    if (isCommission) return act(TAKE_COMMISSION, { input: { ...given, reason: reason.trim(), tax: isTax } }, ['CommissionTaken']);
    return act(RECORD_DEPOSIT, { input: { ...given, method: method.trim(), authorisation: authorisation.trim() || null, reason: reason.trim() || null } }, ['DepositMoved']);
  };
  return (
    <ActionDialog
      isOpen
      title={t(`act.${kind}`)}
      confirm={shown === null ? t(`act.${kind}`) : t(`payment.${kind}.confirm`, { amount: shown, username: player.username ?? player.id })}
      isHarmful={isCommission}
      {...(amount !== null && { typed: amount })}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p className={styles['words']}>{t(`payment.${kind}.means`)}</p>
      <TextInput label={t('grant.amount', { currency })} value={written} onChange={(event) => setWritten(event.currentTarget.value)} inputMode="decimal" required data-autofocus />
      {!isCommission && <TextInput label={t('payments.method')} value={method} onChange={(event) => setMethod(event.currentTarget.value)} maxLength={64} required />}
      {kind === 'deposit' && <TextInput label={t('payments.authorisation')} value={authorisation} onChange={(event) => setAuthorisation(event.currentTarget.value)} maxLength={100} />}
      {isCommission && <Checkbox label={t('payment.tax')} checked={isTax} onChange={(event) => setIsTax(event.currentTarget.checked)} />}
      {kind !== 'withdrawal' && <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required={isCommission} />}
    </ActionDialog>
  );
}
