import { Button, Select, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay, useViewer } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Panel, PanelPart, splitStyles } from '../../ui/layout/Split';
import { Tag } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { useRefusedWords } from '../roles/complaints';
import { useTitle } from '../roles/useWords';
import { ASSIGN_ROLE, WITHDRAW_ROLE } from '../../work/roles/operations';
import { FactorReset } from './FactorReset';
import { DISABLE_OPERATOR, ROLES } from './operations';
import type { Operator } from './OperatorsPage';

/** An operator, their roles, and what can be done about them. */
export function OperatorPanel({ operator, onClose }: { operator: Operator; onClose: () => void }) {
  const t = useTexts('operators');
  const { name } = useViewer();
  const mayMatrix = useMay('Query.whatCanSee');
  const mayDisable = useMay('Mutation.disableOperator');
  const mayReset = useMay('Mutation.resetFactors');
  const isActive = operator.state === 'ACTIVE';
  return (
    <Panel title={operator.name} aside={<Tag type="OperatorState" value={operator.state} />} onClose={onClose}>
      <Facts>
        <Fact name={t('login')}>{operator.login}</Fact>
        <Fact name={t('createdAt')}>
          <Moment at={operator.createdAt} />
        </Fact>
        <Fact name={t('createdBy')}>{operator.createdBy}</Fact>
      </Facts>
      <Roles operator={operator} />
      <div className={splitStyles['buttons']}>
        {mayMatrix && isActive && (
          <Button variant="default" component={Link} {...({ to: paths.accessMatrix({ as: `operator:${operator.id}` }) } as object)}>
            {t('whatCanSee')}
          </Button>
        )}
        {mayReset && isActive && operator.login !== name && <FactorReset operator={operator} />}
        {mayDisable && isActive && operator.login !== name && <Disabling operator={operator} />}
      </div>
    </Panel>
  );
}

function Roles({ operator }: { operator: Operator }) {
  const t = useTexts('operators');
  const mayAssign = useMay('Mutation.assignRole');
  const mayWithdraw = useMay('Mutation.withdrawRole');
  const mayRoles = useMay('Query.accessRoles');
  const [withdrawn, setWithdrawn] = useState<string | null>(null);
  const act = useAct();
  return (
    <PanelPart title={t('roles')}>
      <ul className={splitStyles['list']}>
        {operator.roles.length === 0 && <li className={splitStyles['quiet']}>{t('noRoles')}</li>}
        {operator.roles.map((role) => (
          <li key={role} className={splitStyles['pair']}>
            {mayRoles ? <Link to={paths.roles({ open: role })}>{role}</Link> : <span>{role}</span>}
            {mayWithdraw && (
              <Button size="compact-xs" variant="default" aria-label={t('withdraw.label', { role })} onClick={() => setWithdrawn(role)}>
                {t('withdraw.button')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayAssign && operator.state === 'ACTIVE' && <Assigning operator={operator} />}
      <ActionDialog
        isOpen={withdrawn !== null}
        title={t('withdraw.title', { role: withdrawn ?? '', name: operator.name })}
        confirm={t('withdraw.label', { role: withdrawn ?? '' })}
        isHarmful
        onConfirm={async () => (await act(WITHDRAW_ROLE, { input: { operatorId: operator.id, role: withdrawn ?? '' } })).problem}
        onClose={() => setWithdrawn(null)}
      >
        <p>{t('withdraw.consequence', { name: operator.name })}</p>
      </ActionDialog>
    </PanelPart>
  );
}

const HOURS = ['1', '2', '4', '8'] as const;

function Assigning({ operator }: { operator: Operator }) {
  const t = useTexts('operators');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [role, setRole] = useState<string | null>(null);
  const [hours, setHours] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const mayList = useMay('Query.accessRoles');
  const titleOf = useTitle();
  const refusedWords = useRefusedWords();
  const { data } = useRead(ROLES, {}, { pause: !mayList });
  const roles = (data?.accessRoles ?? []).filter(({ kind, name }) => kind === 'OPERATOR' && !operator.roles.includes(name));
  const assign = async () => {
    const until = hours === null ? null : new Date(Date.now() + Number.parseInt(hours, 10) * 3_600_000 - 60_000).toISOString();
    const { outcome, problem } = await act(ASSIGN_ROLE, { input: { operatorId: operator.id, role: role ?? '', reason: reason.trim(), until } });
    if (outcome?.__typename === 'RoleRefused') return refusedWords(outcome);
    setIsAsked(problem === null);
    return problem;
  };
  if (!mayList) return null;
  return (
    <>
      <Button mt="sm" onClick={() => setIsOpen(true)}>
        {t('assign.button')}
      </Button>
      {isAsked && <output className={splitStyles['quiet']}>{t('assign.asked')}</output>}
      <ActionDialog
        isOpen={isOpen}
        title={t('assign.title', { name: operator.name })}
        confirm={t('assign.confirm')}
        isReady={role !== null && reason.trim() !== ''}
        onConfirm={assign}
        onClose={() => setIsOpen(false)}
      >
        <Select
          label={t('assign.role')}
          data={roles.map((each) => ({ value: each.name, label: `${each.name} · ${titleOf(each)}` }))}
          value={role}
          onChange={setRole}
          searchable
          required
          data-autofocus
        />
        <Select
          label={t('assign.until')}
          placeholder={t('assign.forGood')}
          data={HOURS.map((value) => ({ value, label: t('assign.hours', { count: Number.parseInt(value, 10) }) }))}
          value={hours}
          onChange={setHours}
          clearable
        />
        <Textarea label={t('assign.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required />
        <p>{t('assign.consequence')}</p>
      </ActionDialog>
    </>
  );
}

function Disabling({ operator }: { operator: Operator }) {
  const t = useTexts('operators');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button color="red.9" variant="outline" onClick={() => setIsOpen(true)}>
        {t('disable.button')}
      </Button>
      <ActionDialog
        isOpen={isOpen}
        title={t('disable.title', { name: operator.name })}
        confirm={t('disable.confirm', { login: operator.login })}
        isHarmful
        typed={operator.login}
        onConfirm={async () => (await act(DISABLE_OPERATOR, { input: { operatorId: operator.id } })).problem}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('disable.consequence', { name: operator.name })}</p>
      </ActionDialog>
    </>
  );
}
