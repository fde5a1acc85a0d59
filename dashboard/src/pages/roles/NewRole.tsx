import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { onDemand } from '../../ui/floating/onDemand';
import { useOpened } from '../../ui/floating/useOpened';
import { splitStyles } from '../../ui/layout/Split';
import type { Role } from './roles';

const NewRoleForm = onDemand(() => import('./NewRoleForm'));

/** Asks for a new role of operators, with the rights of others to begin with; another operator decides. */
export function NewRole({ roles }: { roles: readonly Role[] }) {
  const t = useTexts('roles');
  const may = useMay('Mutation.updatePolicy');
  const form = useOpened(NewRoleForm);
  const [isAsked, setIsAsked] = useState(false);
  if (!may) return null;
  return (
    <>
      {isAsked && <output className={splitStyles['quiet']}>{t('new.asked')}</output>}
      <Button onClick={form.open}>{t('new.button')}</Button>
      <NewRoleForm.Component roles={roles} isOpen={form.isOpen} onAsked={() => setIsAsked(true)} onClose={form.close} />
    </>
  );
}
