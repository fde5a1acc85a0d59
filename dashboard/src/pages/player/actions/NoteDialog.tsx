import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { ADD_NOTE } from './operations';
import { usePlayerAct } from './usePlayerAct';

export default function NoteDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [text, setText] = useState('');
  return (
    <ActionDialog
      isOpen
      title={t('act.note')}
      confirm={t('note.confirm', { username: player.username ?? player.id })}
      onClose={onClose}
      onConfirm={() => act(ADD_NOTE, { input: { playerId: player.id, text: text.trim() } }, ['NoteAdded'])}
    >
      <Textarea label={t('note.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={4} maxLength={2000} required data-autofocus />
      <p className={styles['quiet']}>{t('note.stays')}</p>
    </ActionDialog>
  );
}
