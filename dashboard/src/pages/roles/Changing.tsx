import { MultiSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { splitStyles } from '../../ui/layout/Split';
import { useAct } from '../../ui/useAct';
import { useRefusedWords } from './complaints';
import { CHANGE_ROLES } from './operations';
import { editsOf, everyPermission, sourcesOf, type Role } from './roles';
import { usePermissionWords } from './useWords';

/** Asks for other permissions of a role: what it gains and loses is shown before another operator decides. */
export function Changing({ role, roles, onClose }: { role: Role; roles: readonly Role[]; onClose: () => void }) {
  const t = useTexts('roles');
  const words = usePermissionWords();
  const act = useAct();
  const refusedWords = useRefusedWords();
  const [given, setGiven] = useState<string[]>([]);
  const [taken, setTaken] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const permissions = everyPermission(roles);
  const had = new Set(sourcesOf(role.name, roles).flatMap((source) => source.permissions));
  const choices = (names: readonly string[]) => names.map((value) => ({ value, label: `${words(value)} (${value})` }));
  const edits = editsOf(role.name, given, taken);
  const ask = async () => {
    const { outcome, problem } = await act(CHANGE_ROLES, { input: { edits: [...edits], reason: reason.trim() } });
    return outcome?.__typename === 'PolicyChangeRefused' ? refusedWords(outcome) : problem;
  };
  return (
    <ActionDialog
      isOpen
      title={t('change.title', { role: role.name })}
      confirm={t('change.confirm', { count: edits.length })}
      isReady={edits.length > 0 && reason.trim() !== ''}
      onConfirm={ask}
      onClose={onClose}
    >
      <MultiSelect label={t('change.give')} data={choices(permissions.filter((each) => !had.has(each)))} value={given} onChange={setGiven} searchable data-autofocus />
      <MultiSelect label={t('change.take')} data={choices(permissions.filter((each) => role.has.includes(each)))} value={taken} onChange={setTaken} searchable />
      {edits.length > 0 && (
        <ul className={splitStyles['list']} aria-label={t('change.diff')}>
          {given.map((permission) => (
            <li key={permission}>{t('change.gains', { role: role.name, what: words(permission) })}</li>
          ))}
          {taken.map((permission) => (
            <li key={permission}>{t('change.loses', { role: role.name, what: words(permission) })}</li>
          ))}
        </ul>
      )}
      <Textarea label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
      <p>{t('change.consequence')}</p>
    </ActionDialog>
  );
}
