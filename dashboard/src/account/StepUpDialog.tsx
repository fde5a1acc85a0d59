import '../session/session.css';
import './stepUp.css';
import { useEffect, useRef, useState } from 'react';
import type { Factor } from '../session/auth';
import { complaintOf, type Complaint } from '../session/complaints';
import { ask } from '../session/graphql';
import { Proofs } from '../session/Proofs';
import { useTexts } from '../texts/texts';
import { BEGIN_STEP_UP, PROVE_STEP_UP } from './operations';
import { isComplaint, type Outcome } from './perform';
import { usePendingProof } from './stepUp';

/** Asks for a fresh proof whenever an operation of this page wants one. */
export function StepUpDialog() {
  const t = useTexts('session');
  const pending = usePendingProof();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (pending === null) dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [pending]);
  return (
    <dialog ref={dialog} className="step-up" aria-labelledby="step-up" onCancel={() => pending?.settle(false)}>
      <h2 id="step-up">{t('stepUp.title')}</h2>
      {pending !== null && (
        <Prove
          key={pending.challenge}
          challenge={pending.challenge}
          factors={pending.factors as readonly Factor[]}
          onEnd={pending.settle}
        />
      )}
    </dialog>
  );
}

interface Props {
  challenge: string;
  factors: readonly Factor[];
  onEnd: (proved: boolean) => void;
}

function Prove({ challenge, factors, onEnd }: Props) {
  const t = useTexts('session');
  const [factor, setFactor] = useState<Factor | undefined>(factors[0]);
  const [problem, setProblem] = useState<Complaint | null>(null);
  if (factor === undefined) return <p role="alert">{t('stepUp.none')}</p>;

  const begin = async () => {
    const outcome = await only(BEGIN_STEP_UP, { challenge, factor });
    return !isComplaint(outcome) && outcome.__typename === 'StepUpBegun' ? { options: outcome['options'] as Record<string, unknown> } : { complaint: refusalOf(outcome) };
  };
  const prove = async (proof: unknown) => {
    const answer = answerOf(factor, proof as Record<string, unknown>);
    const outcome = await only(PROVE_STEP_UP, { challenge, answer });
    if (!isComplaint(outcome) && outcome.__typename === 'StepUpProved') onEnd(true);
    else setProblem(refusalOf(outcome));
  };
  return (
    <Proofs
      factor={factor}
      factors={factors}
      problem={problem}
      onChoose={setFactor}
      begin={begin}
      prove={prove}
      refuse={setProblem}
    >
      <button className="link" type="button" onClick={() => onEnd(false)}>
        {t('stepUp.cancel')}
      </button>
    </Proofs>
  );
}

function refusalOf(outcome: Outcome | Complaint): Complaint {
  return isComplaint(outcome) ? outcome : { code: 'PROOF_REFUSED' };
}

/** A proof as the pages of signing in give it, as `StepUpAnswerInput`: exactly one of its fields. */
function answerOf(factor: Factor, proof: Record<string, unknown>): Record<string, unknown> {
  if (factor === 'PASSKEY') return { passkey: proof['credential'] };
  if (factor === 'SMS') return { sms: { codeId: proof['id'], code: proof['code'] } };
  return factor === 'TOTP' ? { totp: proof['code'] } : { recoveryCode: proof['code'] };
}

async function only(mutation: string, input: Record<string, unknown>): Promise<Outcome | Complaint> {
  const answer = await ask<Record<string, Outcome>>(mutation, { input });
  return Object.values(answer.data ?? {})[0] ?? complaintOf(answer.errors?.[0]);
}
