import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { PanelPart, splitStyles } from '../../ui/layout/Split';
import { Tag } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { Asking } from './Asking';
import { WITHDRAW_ROLE } from '../../work/roles/operations';
import { heldBy, isGiven, usedBy, type Person, type Role } from './roles';
import type { Holders } from './useHolders';

/** Who holds the role: operators, or programs. A role is taken away by one operator, and given by two. */
export function HoldersPart({ role, holders }: { role: Role; holders: Holders }) {
  if (role.kind === 'SERVICE') return <Programs role={role} holders={holders} />;
  return role.kind === 'OPERATOR' ? <People role={role} holders={holders} /> : null;
}

function People({ role, holders }: { role: Role; holders: Holders }) {
  const t = useTexts('roles');
  const mayRead = useMay('Query.operators');
  const mayWithdraw = useMay('Mutation.withdrawRole');
  const mayAsk = useMay('Mutation.assignRole');
  const [from, setFrom] = useState<Person | null>(null);
  const people = heldBy(role.name, holders.people);
  if (!mayRead) return null;
  return (
    <PanelPart title={t('heldBy')}>
      <ul className={splitStyles['list']}>
        {people.length === 0 && <li className={splitStyles['quiet']}>{t('heldByNone')}</li>}
        {people.map((person) => (
          <li key={person.id} className={splitStyles['pair']}>
            <span>
              <Link to={paths.operators({ open: person.id })}>{person.name}</Link> <span className={splitStyles['quiet']}>{person.login}</span>{' '}
              {person.state !== 'ACTIVE' && <Tag type="OperatorState" value={person.state} />}
            </span>
            {mayWithdraw && (
              <Button size="compact-xs" variant="default" aria-label={t('withdraw.of', { name: person.name })} onClick={() => setFrom(person)}>
                {t('withdraw.button')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAsk && isGiven(role) && <Asking role={role} holders={holders} />}
      {from && <Withdrawing role={role.name} person={from} onClose={() => setFrom(null)} />}
    </PanelPart>
  );
}

function Withdrawing({ role, person, onClose }: { role: string; person: Person; onClose: () => void }) {
  const t = useTexts('roles');
  const act = useAct();
  const left = person.roles.filter((each) => each !== role);
  return (
    <ActionDialog
      isOpen
      title={t('withdraw.title', { role, name: person.name })}
      confirm={t('withdraw.confirm', { role, name: person.name })}
      isHarmful
      onConfirm={async () => (await act(WITHDRAW_ROLE, { input: { operatorId: person.id, role } })).problem}
      onClose={onClose}
    >
      <p>{t('withdraw.diff', { before: person.roles.join(', '), after: left.join(', ') || t('noRole') })}</p>
      <p>{t('withdraw.consequence')}</p>
    </ActionDialog>
  );
}

function Programs({ role, holders }: { role: Role; holders: Holders }) {
  const t = useTexts('roles');
  const mayRead = useMay('Query.clients');
  const programs = usedBy(role.name, holders.programs);
  if (!mayRead) return null;
  return (
    <PanelPart title={t('usedBy')}>
      <ul className={splitStyles['list']}>
        {programs.length === 0 && <li className={splitStyles['quiet']}>{t('usedByNone')}</li>}
        {programs.map(({ id, name }) => (
          <li key={id}>
            <Link to={paths.programs({ open: id })}>{name}</Link>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
