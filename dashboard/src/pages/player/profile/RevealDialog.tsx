import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/texts';
import { ActionDialog } from '../../../ui/ActionDialog';
import { useAct } from '../../../ui/useAct';
import { useValueName } from '../../../ui/values/Tag';
import { useOutcomeWords } from '../actions/useOutcomeWords';
import { REASONS, type ReasonCode } from '../actions/reasons';
import type { PersonalField } from '../gql/graphql';
import { usePlayer } from '../playerContext';
import styles from '../player.module.css';
import { REVEAL } from './operations';

/** Field -> its value in clear, null where the player gave none. */
export type Revealed = Partial<Record<PersonalField, string | null>>;

const FIELDS: readonly PersonalField[] = ['FIRST_NAME', 'LAST_NAME', 'DATE_OF_BIRTH', 'NATIONAL_ID', 'EMAIL', 'PHONE', 'STREET', 'POSTAL_CODE', 'CITY', 'REGION'];

/** Shows masked values in clear, for a reason: that they were seen is recorded. */
export function RevealDialog({ onRevealed, onClose }: { onRevealed: (values: Revealed) => void; onClose: () => void }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const { player } = usePlayer();
  const act = useAct(useOutcomeWords());
  const [fields, setFields] = useState<string[]>([]);
  return (
    <ActionDialog
      isOpen
      title={t('reveal.title')}
      confirm={t('reveal.confirm', { username: player.username ?? player.id })}
      reasons={REASONS}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (fields.length === 0 || reason === null) return t('reveal.choose');
        const input = { playerId: player.id, fields: fields as PersonalField[], reason: { code: reason.code as ReasonCode, words: reason.words } };
        const { outcome, problem } = await act(REVEAL, { input }, 'PersonalDataRevealed');
        if (outcome?.__typename === 'PersonalDataRevealed') onRevealed(Object.fromEntries((outcome.values ?? []).map(({ field, value }) => [field, value])));
        return problem;
      }}
    >
      <p className={styles['words']}>{t('reveal.recorded')}</p>
      <Checkbox.Group label={t('reveal.fields')} value={fields} onChange={setFields}>
        <Stack gap={4} mt={4}>
          {FIELDS.map((field) => (
            <Checkbox key={field} size="xs" value={field} label={valueName('PersonalField', field)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </ActionDialog>
  );
}
