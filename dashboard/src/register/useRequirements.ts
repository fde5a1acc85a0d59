import { useEffect, useState } from 'react';
import { brandHere } from '../brand/brand';
import { complaintOf } from '../session/complaints';
import { askSignedOut } from '../session/graphql';
import { REQUIREMENTS, type Requirements } from './operations';
import type { Problem } from './problems';

/** What a country takes, or why it cannot be registered from; null until it is known. */
export function useRequirements(country: string): Requirements | Problem | null {
  const [known, setKnown] = useState<{ country: string; answer: Requirements | Problem } | null>(null);
  useEffect(() => {
    let left = false;
    const look = async () => {
      const answer = await requirementsOf(country);
      if (!left) setKnown({ country, answer });
    };
    if (country !== '') void look();
    return () => {
      left = true;
    };
  }, [country]);
  return known?.country === country ? known.answer : null;
}

async function requirementsOf(country: string): Promise<Requirements | Problem> {
  const answer = await askSignedOut<{ registrationRequirements: Requirements | null }>(brandHere(), REQUIREMENTS, { country });
  const [refusal] = answer.errors ?? [];
  if (refusal !== undefined) return complaintOf(refusal);
  return answer.data?.registrationRequirements ?? { code: 'NOT_OFFERED' };
}

export function isProblem(answer: Requirements | Problem): answer is Problem {
  return 'code' in answer;
}
