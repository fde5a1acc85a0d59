import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { useAct } from '../../ui/useAct';
import { useRefusedWords } from './complaints';
import { CHANGE_ROLES } from './operations';
import { isGiven, type Role } from './roles';

const NAME = /^[a-z][a-z0-9_]{2,39}$/;

interface Props {
  roles: readonly Role[];
  isOpen: boolean;
  onAsked: () => void;
  onClose: () => void;
}

/** What a new role is: its name, what it is for, and the roles whose rights it begins with. */
export default function NewRoleForm({ roles, isOpen, onAsked, onClose }: Props) {
  const t = useTexts('roles');
  const act = useAct();
  const refusedWords = useRefusedWords();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [inherits, setInherits] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const role = name.trim();
  const ask = async () => {
    const edits = [{ defineRole: { role, title: title.trim() || null, inherits } }];
    const { outcome, problem } = await act(CHANGE_ROLES, { input: { edits, reason: reason.trim() } });
    if (outcome?.__typename === 'PolicyChangeRefused') return refusedWords(outcome);
    if (problem === null) onAsked();
    return problem;
  };
  return (
    <ActionDialog isOpen={isOpen} title={t('new.title')} confirm={t('new.confirm')} isReady={NAME.test(role) && reason.trim() !== ''} onConfirm={ask} onClose={onClose}>
      <TextInput label={t('role')} description={t('new.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} autoComplete="off" maxLength={40} required data-autofocus />
      <TextInput label={t('for')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} autoComplete="off" maxLength={120} />
      <MultiSelect label={t('new.inherits')} description={t('new.inheritsHow')} data={roles.filter(isGiven).map((each) => each.name)} value={inherits} onChange={setInherits} searchable />
      <Textarea label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
      <p>{t('change.consequence')}</p>
    </ActionDialog>
  );
}
