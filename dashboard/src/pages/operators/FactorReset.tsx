import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { splitStyles } from '../../ui/layout/Split';
import { useAct } from '../../ui/useAct';
import { RESET_FACTORS } from './operations';
import type { Operator } from './OperatorsPage';

/** For an operator who has lost their second factors: they enrol anew when they sign in again. */
export function FactorReset({ operator }: { operator: Operator }) {
  const t = useTexts('operators');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const [reason, setReason] = useState('');
  const reset = async () => {
    const { problem } = await act(RESET_FACTORS, { input: { operatorId: operator.id, reason: reason.trim() } });
    setIsDone(problem === null);
    return problem;
  };
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('reset.button')}
      </Button>
      {isDone && <output className={splitStyles['quiet']}>{t('reset.done')}</output>}
      <ActionDialog
        isOpen={isOpen}
        title={t('reset.title', { name: operator.name })}
        confirm={t('reset.confirm', { login: operator.login })}
        isHarmful
        typed={operator.login}
        isReady={reason.trim() !== ''}
        onConfirm={reset}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('reset.consequence')}</p>
        <Textarea label={t('reset.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={500} required data-autofocus />
      </ActionDialog>
    </>
  );
}
