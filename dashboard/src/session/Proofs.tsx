import type { ReactNode } from 'react';
import type { Factor } from './auth';
import { CodeForm, PasskeyProof, TextProof, type ProofProps } from './FactorProofs';

export const CALLED: Record<Factor, string> = {
  PASSKEY: 'Passkey or security key',
  TOTP: 'Authenticator app',
  SMS: 'Text message',
  EMAIL: 'Code by e-mail',
  RECOVERY_CODE: 'Recovery code',
};

interface Props extends ProofProps {
  factor: Factor;
  factors: readonly Factor[];
  problem: string | null;
  onChoose: (factor: Factor) => void;
  children: ReactNode;
}

/** Proving one factor, with the others to choose instead; `children` is the way out. */
export function Proofs({ factor, factors, problem, onChoose, children, ...proof }: Props) {
  return (
    <div className="sign-in">
      <h3>{CALLED[factor]}</h3>
      <p className="problem" role="alert">
        {problem}
      </p>
      {factor === 'PASSKEY' && <PasskeyProof {...proof} />}
      {(factor === 'SMS' || factor === 'EMAIL') && <TextProof key={factor} {...proof} />}
      {(factor === 'TOTP' || factor === 'RECOVERY_CODE') && (
        <CodeForm
          key={factor}
          label={factor === 'TOTP' ? 'Six-digit code' : 'Recovery code'}
          onCode={(code) => proof.prove({ code })}
        />
      )}
      <div className="others">
        {factors
          .filter((other) => other !== factor)
          .map((other) => (
            <button key={other} className="link" type="button" onClick={() => onChoose(other)}>
              {CALLED[other]} instead
            </button>
          ))}
        {children}
      </div>
    </div>
  );
}
