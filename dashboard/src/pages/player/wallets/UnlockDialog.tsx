import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { usePlayerAct } from '../actions/usePlayerAct';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { UNLOCK_WALLET } from './operations';
import type { Wallet } from './walletActs';

/** Lets a wallet that went below zero take bets and withdrawals again, once it is made up for. */
export function UnlockDialog({ wallet, title, onClose }: { wallet: Wallet; title: string; onClose: () => void }) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      isOpen
      title={t('wallets.unlock.of', { wallet: title })}
      confirm={t('wallets.unlock.confirm', { wallet: title, username: player.username ?? player.id })}
      onClose={onClose}
      onConfirm={() => act(UNLOCK_WALLET, { input: { walletId: wallet.id, reason: reason.trim() } }, ['WalletOpened'])}
    >
      <p className={styles['words']}>{t('wallets.unlock.means')}</p>
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required data-autofocus />
    </ActionDialog>
  );
}
