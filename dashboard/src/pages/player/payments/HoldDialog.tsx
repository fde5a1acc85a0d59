import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { useChoices } from '../../../ui/values/useChoices';
import { usePlayerAct } from '../actions/usePlayerAct';
import type { WithdrawalHoldReason } from '../gql/graphql';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { ADD_HOLD } from './operations';
import type { Withdrawal } from './WithdrawalDetail';

export function HoldDialog({ withdrawal, onClose }: { withdrawal: Withdrawal; onClose: () => void }) {
  const t = useTexts('player');
  const language = useLanguage();
  const reasonsToHold = useChoices('WithdrawalHoldReason');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [reason, setReason] = useState<WithdrawalHoldReason | null>(null);
  const [note, setNote] = useState('');
  const { amount } = withdrawal;
  const shown = amount ? `${digitsOf(amount.amount, language)} ${amount.currency}` : '';
  return (
    <ActionDialog
      isOpen
      title={t('holds.add')}
      confirm={t('holds.confirm', { amount: shown, username: player.username ?? player.id })}
      isHarmful
      onClose={onClose}
      onConfirm={async () => {
        if (reason === null) return t('holds.choose');
        const input = { withdrawalId: withdrawal.id, key, reason, note: note.trim() === '' ? null : note.trim() };
        return act(ADD_HOLD, { input }, ['WithdrawalHoldAdded']);
      }}
    >
      <p className={styles['words']}>{t('holds.means')}</p>
      <Select
        label={t('holds.reason')}
        data={reasonsToHold}
        value={reason}
        onChange={(value) => setReason(value as WithdrawalHoldReason | null)}
        required
        data-autofocus
      />
      <Textarea
        label={t('holds.note')}
        description={t('holds.noteHow')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        required={reason === 'OTHER'}
      />
    </ActionDialog>
  );
}
