import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useValueName } from '../../../ui/values/Tag';
import { usePlayerAct } from '../actions/usePlayerAct';
import type { ConsentKind } from '../gql/graphql';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { RECORD_CONSENT } from './operations';

const KINDS: readonly ConsentKind[] = ['TERMS', 'PRIVACY', 'COOKIES', 'PROFILING'];

/** Records what the player answered elsewhere, as on the phone or on paper; `newest`: kind -> version in force. */
export function ConsentDialog({ newest, onClose }: { newest: ReadonlyMap<string, string>; onClose: () => void }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [kind, setKind] = useState<ConsentKind | null>(null);
  const [version, setVersion] = useState('');
  const [answer, setAnswer] = useState<string | null>(null);
  const isRefused = answer === 'refused';
  const username = player.username ?? player.id;
  const choose = (chosen: string | null) => {
    setKind(chosen as ConsentKind | null);
    setVersion(newest.get(chosen ?? '') ?? '');
  };
  return (
    <ActionDialog
      isOpen
      title={t('consents.record')}
      confirm={answer === null ? t('consents.record') : t(isRefused ? 'consents.confirmRefused' : 'consents.confirmGiven', { username })}
      isReady={kind !== null && version.trim() !== '' && answer !== null}
      onClose={onClose}
      onConfirm={async () => {
        if (kind === null) return t('consents.choose');
        return act(RECORD_CONSENT, { input: { playerId: player.id, consent: { kind, version: version.trim(), given: !isRefused } } }, ['PlayerUpdated']);
      }}
    >
      <p className={styles['words']}>{t('consents.how')}</p>
      <Select label={t('consents.text')} data={KINDS.map((value) => ({ value, label: valueName('ConsentKind', value) }))} value={kind} onChange={choose} required data-autofocus />
      <TextInput label={t('consents.version')} description={t('consents.versionHow')} value={version} onChange={(event) => setVersion(event.currentTarget.value)} maxLength={40} required />
      <Select
        label={t('consents.answer')}
        data={[
          { value: 'given', label: t('consents.given') },
          { value: 'refused', label: t('consents.refused') },
        ]}
        value={answer}
        onChange={setAnswer}
        required
      />
    </ActionDialog>
  );
}
