import { useState } from 'react';
import { useLanguage, useTexts } from '../../texts/texts';
import { countOf } from '../../ui/values/formats';

interface Outcome {
  __typename: string;
  job?: { id: string };
  most?: number;
  found?: number;
}

/** A key for one dialog, so that a second try starts no second job; and what is said of what came of it. */
export function useStart(onStarted: (id: string) => void) {
  const t = useTexts('jobs');
  const language = useLanguage();
  const [key] = useState(() => `console/${crypto.randomUUID()}`);
  /** Null once the job is started, else why it was not. */
  const told = ({ outcome, problem }: { outcome: unknown; problem: string | null }): string | null => {
    const { __typename, job, most = 0, found = 0 } = (outcome ?? { __typename: '' }) as Outcome;
    if (__typename === 'TooManyRows') return t('notStarted.tooManyRows', { found: countOf(found, language), most: countOf(most, language) });
    if (__typename === 'TooManyJobs') return t('notStarted.tooManyJobs', { most: countOf(most, language) });
    if (job && problem === null) onStarted(job.id);
    return problem;
  };
  return { key, told };
}
