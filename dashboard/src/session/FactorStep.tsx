import { useState } from 'react';
import { useTexts } from '../texts/texts';
import { beginFactor, proveFactor, type Answer, type Factor, type Realm } from './auth';
import type { Complaint } from './complaints';
import { Proofs } from './Proofs';

interface Props {
  realm: Realm;
  ticket: string;
  factors: readonly Factor[];
  problem: Complaint | null;
  onAnswer: (answer: Answer) => void;
  onBack: () => void;
}

/** The second step: one of the factors this account has. */
export function FactorStep({ realm, ticket, factors, problem, onAnswer, onBack }: Props) {
  const t = useTexts('session');
  const [factor, setFactor] = useState<Factor>(factors[0] ?? 'TOTP');
  return (
    <Proofs
      factor={factor}
      factors={factors}
      problem={problem}
      onChoose={setFactor}
      begin={() => beginFactor(realm, ticket, factor)}
      prove={async (proof) => onAnswer(await proveFactor(realm, ticket, factor, proof))}
      refuse={(complaint) => onAnswer({ state: 'REFUSED', complaint })}
    >
      <button className="link" type="button" onClick={onBack}>
        {t('again')}
      </button>
    </Proofs>
  );
}
