import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { SET_EXTERNAL_ID } from './operations';
import { usePlayerAct } from './usePlayerAct';

export default function ExternalIdDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [externalId, setExternalId] = useState(player.externalId ?? '');
  const wanted = externalId.trim();
  const username = player.username ?? player.id;
  return (
    <ActionDialog
      isOpen
      title={t('act.externalId')}
      confirm={wanted === '' ? t('externalId.remove', { username }) : t('externalId.confirm', { username })}
      onClose={onClose}
      onConfirm={() =>
        act(SET_EXTERNAL_ID, { input: { playerId: player.id, externalId: wanted === '' ? null : wanted, expectedVersion: player.version ?? null } }, ['PlayerUpdated'])
      }
    >
      <TextInput label={t('field.externalId')} value={externalId} onChange={(event) => setExternalId(event.currentTarget.value)} maxLength={100} data-autofocus />
      <p className={styles['quiet']}>{t('externalId.how')}</p>
    </ActionDialog>
  );
}
