import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import type { Factor } from './auth';
import { complaintInWords, type Complaint } from './complaints';
import { CodeForm, PasskeyProof, TextProof, type ProofProps } from './FactorProofs';

interface Props extends ProofProps {
  factor: Factor;
  factors: readonly Factor[];
  problem: Complaint | null;
  onChoose: (factor: Factor) => void;
  children: ReactNode;
}

/** Proving one factor, with the others to choose instead; `children` is the way out. */
export function Proofs({ factor, factors, problem, onChoose, children, ...proof }: Props) {
  const t = useTexts('session');
  const isApp = factor === 'TOTP';
  return (
    <div className="sign-in">
      <h2 className="factor">{t(`factor.${factor}`)}</h2>
      <p className="problem" role="alert">
        {problem && complaintInWords(t, problem)}
      </p>
      {factor === 'PASSKEY' && <PasskeyProof {...proof} />}
      {(factor === 'SMS' || factor === 'EMAIL') && <TextProof key={factor} {...proof} />}
      {(factor === 'TOTP' || factor === 'RECOVERY_CODE') && (
        <CodeForm
          key={factor}
          label={t(isApp ? 'proof.sixDigits' : 'factor.RECOVERY_CODE')}
          isRecoveryCode={factor === 'RECOVERY_CODE'}
          onCode={(code) => proof.prove({ code })}
        />
      )}
      <div className="others">
        {factors
          .filter((other) => other !== factor)
          .map((other) => (
            <button key={other} className="link" type="button" onClick={() => onChoose(other)}>
              {t('instead', { factor: t(`factor.${other}`) })}
            </button>
          ))}
        {children}
      </div>
    </div>
  );
}
