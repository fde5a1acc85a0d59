import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { SET_VIP_LEVEL } from './operations';
import { REASONS, type ReasonCode } from './reasons';
import { usePlayerAct } from './usePlayerAct';

const HIGHEST = 10;

export default function VipDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [level, setLevel] = useState(String(player.vipLevel ?? 0));
  const levels = Array.from({ length: HIGHEST + 1 }, (_, each) => ({ value: String(each), label: each === 0 ? t('vip.none') : t('vip.level', { level: each }) }));
  return (
    <ActionDialog
      isOpen
      title={t('act.vip')}
      confirm={t('vip.confirm', { username: player.username ?? player.id, level })}
      reasons={REASONS}
      onClose={onClose}
      onConfirm={(reason) => {
        const given = reason && { code: reason.code as ReasonCode, words: reason.words };
        return act(SET_VIP_LEVEL, { input: { playerId: player.id, level: Number(level), reason: given, expectedVersion: player.version ?? null } }, ['PlayerUpdated']);
      }}
    >
      <Select label={t('field.vipLevel')} data={levels} value={level} onChange={(value) => setLevel(value ?? level)} allowDeselect={false} required />
    </ActionDialog>
  );
}
