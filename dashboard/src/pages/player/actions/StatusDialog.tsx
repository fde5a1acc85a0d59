import { Checkbox, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useValueName } from '../../../ui/values/Tag';
import type { PlayerStatus } from '../gql/graphql';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { MOVE_STATUS } from './operations';
import { REASONS, type ReasonCode } from './reasons';
import { usePlayerAct } from './usePlayerAct';

const TERMED: ReadonlySet<string> = new Set(['COOLING_OFF', 'SELF_EXCLUDED']);
const RESTRICTING: ReadonlySet<string> = new Set(['COOLING_OFF', 'SUSPENDED', 'SELF_EXCLUDED', 'CLOSED']);

export default function StatusDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [to, setTo] = useState<PlayerStatus | null>(player.allowedMoves?.length === 1 ? (player.allowedMoves[0] ?? null) : null);
  const [days, setDays] = useState<number | string>('');
  const [isForGood, setIsForGood] = useState(false);
  const username = player.username ?? player.id;
  const hasTerm = to !== null && TERMED.has(to);
  const confirm = to === null ? t('status.confirm') : t('status.confirmTo', { username, status: valueName('PlayerStatus', to) });
  return (
    <ActionDialog
      isOpen
      title={t('act.status')}
      confirm={confirm}
      isHarmful={to !== null && RESTRICTING.has(to)}
      reasons={REASONS}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (to === null || reason === null) return t('status.choose');
        if (hasTerm && !isForGood && typeof days !== 'number') return t('status.noTerm');
        const input = {
          playerId: player.id,
          to,
          reason: { code: reason.code as ReasonCode, words: reason.words },
          termDays: hasTerm && !isForGood && typeof days === 'number' ? days : null,
          forGood: hasTerm && isForGood,
          expectedVersion: player.version ?? null,
        };
        return act(MOVE_STATUS, { input }, ['PlayerStatusMoved']);
      }}
    >
      <p className={styles['words']}>{t('status.now', { username, status: valueName('PlayerStatus', player.status ?? 'PENDING') })}</p>
      <Select
        label={t('status.to')}
        data={(player.allowedMoves ?? []).map((value) => ({ value, label: valueName('PlayerStatus', value) }))}
        value={to}
        onChange={(value) => setTo(value as PlayerStatus | null)}
        required
      />
      {to !== null && <p className={styles['quiet']}>{t(`status.means.${to}`)}</p>}
      {hasTerm && <NumberInput label={t('status.days')} value={days} onChange={setDays} min={1} max={3650} allowDecimal={false} disabled={isForGood} required={!isForGood} />}
      {to === 'SELF_EXCLUDED' && <Checkbox label={t('status.forGood')} checked={isForGood} onChange={(event) => setIsForGood(event.currentTarget.checked)} />}
    </ActionDialog>
  );
}
