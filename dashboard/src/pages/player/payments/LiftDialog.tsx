import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { usePlayerAct } from '../actions/usePlayerAct';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import type { Hold } from './Holds';
import { LIFT_HOLD } from './operations';

export function LiftDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      isOpen
      title={t('holds.lift')}
      confirm={t('holds.confirmLift', { username: player.username ?? player.id })}
      onClose={onClose}
      onConfirm={() => act(LIFT_HOLD, { input: { holdId: hold.id, key, note: note.trim() } }, ['WithdrawalHoldLifted'])}
    >
      <p className={styles['words']}>{t('holds.liftMeans')}</p>
      <Textarea label={t('holds.why')} description={t('holds.noteHow')} value={note} onChange={(event) => setNote(event.currentTarget.value)} maxLength={500} autosize minRows={2} required data-autofocus />
    </ActionDialog>
  );
}
