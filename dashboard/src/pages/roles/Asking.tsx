import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { splitStyles } from '../../ui/layout/Split';
import { useAct } from '../../ui/useAct';
import { useRefusedWords } from './complaints';
import { ASSIGN_ROLE } from '../../work/roles/operations';
import type { Role } from './roles';
import type { Holders } from './useHolders';

const HOURS = ['1', '2', '4', '8'] as const;
const A_MINUTE_MS = 60_000;

/** Asks that an operator be given the role, for good or for some hours; another operator decides. */
export function Asking({ role, holders }: { role: Role; holders: Holders }) {
  const t = useTexts('roles');
  const act = useAct();
  const refusedWords = useRefusedWords();
  const [isOpen, setIsOpen] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [whom, setWhom] = useState<string | null>(null);
  const [hours, setHours] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const others = holders.people.filter(({ state, roles }) => state === 'ACTIVE' && !roles.includes(role.name));
  const chosen = others.find(({ id }) => id === whom);
  const ask = async () => {
    const until = hours === null ? null : new Date(Date.now() + Number.parseInt(hours, 10) * 60 * A_MINUTE_MS - A_MINUTE_MS).toISOString();
    const { outcome, problem } = await act(ASSIGN_ROLE, { input: { operatorId: whom ?? '', role: role.name, reason: reason.trim(), until } });
    if (outcome?.__typename === 'RoleRefused') return refusedWords(outcome);
    setIsAsked(problem === null);
    if (problem === null) holders.reload();
    return problem;
  };
  return (
    <>
      <Button mt="sm" onClick={() => setIsOpen(true)}>
        {t('ask.button')}
      </Button>
      {isAsked && <output className={splitStyles['quiet']}>{t('ask.asked')}</output>}
      <ActionDialog
        isOpen={isOpen}
        title={t('ask.title', { role: role.name })}
        confirm={chosen ? t('ask.confirm', { role: role.name, name: chosen.name }) : t('ask.button')}
        isReady={whom !== null && reason.trim() !== ''}
        onConfirm={ask}
        onClose={() => setIsOpen(false)}
      >
        <Select label={t('ask.whom')} data={others.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))} value={whom} onChange={setWhom} searchable required data-autofocus />
        {chosen && <p>{t('ask.diff', { before: chosen.roles.join(', ') || t('noRole'), after: [...chosen.roles, role.name].join(', ') })}</p>}
        <Select
          label={t('until')}
          placeholder={t('forGood')}
          data={HOURS.map((value) => ({ value, label: t('ask.hours', { count: Number.parseInt(value, 10) }) }))}
          value={hours}
          onChange={setHours}
          clearable
        />
        <Textarea label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
        <p>{t('ask.consequence')}</p>
      </ActionDialog>
    </>
  );
}
