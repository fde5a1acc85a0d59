import { Button, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../texts/texts';
import { PopoverAt } from '../../ui/floating/PopoverAt';
import type { FloatingProps } from '../../ui/floating/useFloating';

export interface Props {
  /** True once it is saved. */
  onSave: (name: string) => Promise<boolean>;
  problem: string | null;
}

/** Asks for the name under which the view is saved. */
export default function NewViewForm({ onSave, problem, ...floating }: Props & FloatingProps) {
  const t = useTexts('players');
  const [name, setName] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await onSave(name.trim()))) return;
    setName('');
    floating.onClose();
  };
  return (
    <PopoverAt {...floating} label={t('views.save')} width={260}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="xs">
          <TextInput label={t('views.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={60} error={problem} data-autofocus />
          <Button type="submit" disabled={name.trim() === ''}>
            {t('views.keep')}
          </Button>
        </Stack>
      </form>
    </PopoverAt>
  );
}
