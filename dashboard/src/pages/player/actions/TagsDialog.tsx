import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { ADD_TAG, REMOVE_TAG } from './operations';
import { usePlayerAct } from './usePlayerAct';

/** Tags are added and taken away one by one; the first that is refused is told. */
export default function TagsDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const before = player.tags ?? [];
  const [tags, setTags] = useState([...before]);
  const input = (tag: string) => ({ input: { playerId: player.id, tag } });
  const save = async () => {
    for (const tag of tags.filter((each) => !before.includes(each))) {
      // One after another: each is an entry of the player's history.
      // oxlint-disable-next-line eslint/no-await-in-loop
      const refused = await act(ADD_TAG, input(tag), ['PlayerUpdated']);
      if (refused !== null) return refused;
    }
    for (const tag of before.filter((each) => !tags.includes(each))) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      const refused = await act(REMOVE_TAG, input(tag), ['PlayerUpdated']);
      if (refused !== null) return refused;
    }
    return null;
  };
  return (
    <ActionDialog isOpen title={t('act.tags')} confirm={t('tags.confirm', { username: player.username ?? player.id })} onClose={onClose} onConfirm={save}>
      <TagsInput label={t('field.tags')} value={tags} onChange={(next) => setTags(next.map((tag) => tag.trim().toLowerCase()))} maxTags={50} data-autofocus />
      <p className={styles['quiet']}>{t('tags.how')}</p>
    </ActionDialog>
  );
}
