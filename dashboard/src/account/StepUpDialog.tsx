import { useEffect, useRef, useState } from 'react';
import type { Factor } from '../session/auth';
import { ask } from '../session/graphql';
import { Proofs } from '../session/Proofs';
import { BEGIN_STEP_UP, PROVE_STEP_UP } from './operations';
import type { Outcome } from './perform';
import { usePendingProof } from './stepUp';

/** Asks for a fresh proof whenever an operation of this page wants one. */
export function StepUpDialog() {
  const pending = usePendingProof();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (pending === null) dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [pending]);
  return (
    <dialog ref={dialog} aria-labelledby="step-up" onCancel={() => pending?.settle(false)}>
      <h2 id="step-up">Prove that it is you</h2>
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
  const [factor, setFactor] = useState<Factor | undefined>(factors[0]);
  const [problem, setProblem] = useState<string | null>(null);
  if (factor === undefined) return <p role="alert">Set up a second factor first.</p>;

  const begin = async () => {
    const outcome = await only(BEGIN_STEP_UP, { challenge, factor });
    return outcome?.__typename === 'StepUpBegun' ? (outcome['options'] as Record<string, unknown>) : REFUSED;
  };
  const prove = async (answer: unknown) => {
    const outcome = await only(PROVE_STEP_UP, { challenge, factor, answer });
    if (outcome?.__typename === 'StepUpProved') onEnd(true);
    else setProblem(String(outcome?.['message'] ?? REFUSED));
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
        Let it be
      </button>
    </Proofs>
  );
}

const REFUSED = 'This was not accepted. Try the whole operation again.';

async function only(mutation: string, input: Record<string, unknown>): Promise<Outcome | undefined> {
  const answer = await ask<Record<string, Outcome>>(mutation, { input });
  return Object.values(answer.data ?? {})[0];
}
