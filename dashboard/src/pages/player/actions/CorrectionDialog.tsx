import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { REQUEST_CORRECTION } from './operations';
import { usePlayerAct } from './usePlayerAct';

const FIELDS = ['firstName', 'lastName', 'dateOfBirth', 'nationalId', 'country', 'email', 'username'] as const;
type Wanted = Partial<Record<(typeof FIELDS)[number], string>>;

/** Asks for other values; what is left empty stays as it is, and another operator decides. */
export default function CorrectionDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  const [wanted, setWanted] = useState<Wanted>({});
  const [reason, setReason] = useState('');
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value.trim() !== ''));
  return (
    <ActionDialog
      isOpen
      title={t('act.correction')}
      confirm={t('correction.confirm', { username: player.username ?? player.id })}
      onClose={onClose}
      onConfirm={async () => {
        if (Object.keys(given).length === 0) return t('correction.nothing');
        return act(REQUEST_CORRECTION, { input: { playerId: player.id, key, reason: reason.trim(), ...given } }, ['CorrectionRequested']);
      }}
    >
      <p className={styles['quiet']}>{t('correction.how')}</p>
      {FIELDS.map((field) => (
        <TextInput
          key={field}
          type={field === 'dateOfBirth' ? 'date' : 'text'}
          label={t(`field.${field}`)}
          value={wanted[field] ?? ''}
          onChange={(event) => setWanted({ ...wanted, [field]: event.currentTarget.value })}
          autoComplete="off"
          {...(field === 'country' && { maxLength: 2, description: t('correction.country') })}
        />
      ))}
      <Textarea
        label={t('money.reason')}
        description={t('correction.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        required
      />
    </ActionDialog>
  );
}
