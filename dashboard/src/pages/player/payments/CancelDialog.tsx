import { useState } from 'react';
import { useLanguage, useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { digitsOf } from '../../../ui/values/formats';
import { usePlayerAct } from '../actions/usePlayerAct';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { CANCEL_WITHDRAWAL } from './operations';
import type { Withdrawal } from './WithdrawalDetail';

/** Takes back what the player asked for: the money is theirs to play with again. */
export function CancelDialog({ withdrawal, onClose }: { withdrawal: Withdrawal; onClose: () => void }) {
  const t = useTexts('player');
  const language = useLanguage();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const { amount } = withdrawal;
  const shown = amount ? `${digitsOf(amount.amount, language)} ${amount.currency}` : '';
  return (
    <ActionDialog
      isOpen
      title={t('cancel.title')}
      confirm={t('cancel.confirm', { amount: shown, username: player.username ?? player.id })}
      isHarmful
      onClose={onClose}
      onConfirm={() => act(CANCEL_WITHDRAWAL, { input: { withdrawalId: withdrawal.id, key } }, ['WithdrawalMoved'])}
    >
      <p className={styles['words']}>{t('cancel.means')}</p>
    </ActionDialog>
  );
}
