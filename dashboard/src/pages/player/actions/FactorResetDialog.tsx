import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useChoices } from '../../../ui/values/useChoices';
import type { IdentityProof } from '../gql/graphql';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import type { DialogProps } from './acts';
import { REQUEST_FACTOR_RESET } from './operations';
import { usePlayerAct } from './usePlayerAct';

export default function FactorResetDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const proofs = useChoices('IdentityProof');
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [proof, setProof] = useState<IdentityProof | null>(null);
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActionDialog
      isOpen
      title={t('act.factorReset')}
      confirm={t('factorReset.confirm', { username: player.username ?? player.id })}
      isHarmful
      onClose={onClose}
      onConfirm={async () => {
        if (proof === null) return t('factorReset.choose');
        return act(REQUEST_FACTOR_RESET, { input: { playerId: player.id, proof, reference: reference.trim(), reason: reason.trim() } }, ['FactorResetRequested']);
      }}
    >
      <p className={styles['quiet']}>{t('factorReset.how')}</p>
      <Select
        label={t('factorReset.proof')}
        data={proofs}
        value={proof}
        onChange={(value) => setProof(value as IdentityProof | null)}
        required
        data-autofocus
      />
      <TextInput label={t('factorReset.reference')} description={t('factorReset.referenceHow')} value={reference} onChange={(event) => setReference(event.currentTarget.value)} maxLength={100} required />
      <Textarea label={t('money.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} required />
    </ActionDialog>
  );
}
