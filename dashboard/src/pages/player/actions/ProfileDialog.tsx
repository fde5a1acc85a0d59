import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../api/useRead';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useValueName } from '../../../ui/values/Tag';
import { useChoices } from '../../../ui/values/useChoices';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import type { DialogProps } from './acts';
import type { ContactChannel } from '../gql/graphql';
import { CONTACT_CHANNELS, UPDATE_PROFILE } from './operations';
import { REASONS, type ReasonCode } from './reasons';
import { usePlayerAct } from './usePlayerAct';

const LINES = ['language', 'timeZone', 'phone', 'street', 'postalCode', 'city', 'region', 'firstName', 'lastName', 'nationalId'] as const;
const CHOICES = { oddsFormat: { type: 'OddsFormat', values: ['DECIMAL', 'FRACTIONAL', 'AMERICAN'] }, theme: { type: 'Theme', values: ['LIGHT', 'DARK', 'SYSTEM'] } } as const;
type Field = (typeof LINES)[number] | keyof typeof CHOICES;

/** Changes what the viewer's roles may change of a profile; what is left empty stays as it is. */
export default function ProfileDialog({ onClose }: DialogProps) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { may } = useViewer();
  const { player } = usePlayer();
  const act = usePlayerAct();
  const [wanted, setWanted] = useState<Partial<Record<Field, string>>>({});
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value.trim() !== '').map(([name, value]) => [name, value.trim()]));
  const [channels, setChannels] = useState<readonly string[] | null>(null);
  const isReady = Object.keys(given).length > 0 || channels !== null;
  const mayGive = (field: Field) => may(`UpdateProfileInput.${field}`);
  return (
    <ActionDialog
      isOpen
      title={t('act.profile')}
      confirm={t('profileChange.confirm', { username: player.username ?? player.id })}
      isReady={isReady}
      reasons={REASONS}
      onClose={onClose}
      onConfirm={(reason) => {
        const why = reason && { code: reason.code as ReasonCode, words: reason.words };
        return act(UPDATE_PROFILE, { input: { playerId: player.id, expectedVersion: player.version ?? null, reason: why, ...given, ...(channels && { contactBy: channels as ContactChannel[] }) } }, ['PlayerUpdated']);
      }}
    >
      <p className={styles['words']}>{t('profileChange.how')}</p>
      {LINES.filter(mayGive).map((field, index) => (
        <TextInput
          key={field}
          label={t(`field.${field}`)}
          value={wanted[field] ?? ''}
          onChange={(event) => setWanted({ ...wanted, [field]: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
          data-autofocus={index === 0 || undefined}
        />
      ))}
      {Object.entries(CHOICES)
        .filter(([field]) => mayGive(field as Field))
        .map(([field, { type, values }]) => (
          <Select
            key={field}
            label={t(`field.${field}`)}
            data={values.map((value) => ({ value, label: valueName(type, value) }))}
            value={wanted[field as Field] ?? null}
            onChange={(value) => setWanted({ ...wanted, [field]: value ?? '' })}
            clearable
          />
        ))}
      <Channels chosen={channels} onChange={setChannels} />
    </ActionDialog>
  );
}

/** By what the player may be sent offers: as it is now, until it is changed; the server is given all of them. */
function Channels({ chosen, onChange }: { chosen: readonly string[] | null; onChange: (channels: readonly string[]) => void }) {
  const t = useTexts('player');
  const { may } = useViewer();
  const { player } = usePlayer();
  const choices = useChoices('ContactChannel');
  const mayChange = may('UpdateProfileInput.contactBy') && may('Preferences.contactBy');
  const { data } = useRead(CONTACT_CHANNELS, { id: player.id }, { policy: 'network-only', pause: !mayChange });
  const now = data?.player?.preferences?.contactBy;
  if (!mayChange || !now) return null;
  return (
    <Checkbox.Group label={t('field.contactBy')} value={[...(chosen ?? now)]} onChange={onChange}>
      {choices.map(({ value, label }) => (
        <Checkbox key={value} value={value} label={label} size="xs" mt="xs" />
      ))}
    </Checkbox.Group>
  );
}
