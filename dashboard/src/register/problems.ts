/** What is wrong with a registration, as codes with words in every language. */

import { objectionInWords, type Objection } from '../password/rules';
import { complaintInWords, type Complaint } from '../session/complaints';
import { useLanguage, useTexts } from '../texts/texts';

type Code = 'REQUIRED' | 'UNDER_AGE' | 'TOO_YOUNG' | 'CONSENT_REQUIRED' | 'NOT_OFFERED' | 'BUSY' | 'USERNAME_TAKEN' | 'EMAIL_TAKEN' | 'WRONG_CODE';

export type Problem =
  | Complaint
  | Objection
  | { code: Code; age?: number }
  /** Seen here, before anything was sent. */
  | { code: 'MALFORMED'; field: 'email' | 'username' | 'phone' }
  /** Refused by the server, with its sentence. */
  | { code: 'INVALID'; field: string; message: string };

const OWN: ReadonlySet<string> = new Set<Code>([
  'REQUIRED',
  'UNDER_AGE',
  'TOO_YOUNG',
  'CONSENT_REQUIRED',
  'NOT_OFFERED',
  'BUSY',
  'USERNAME_TAKEN',
  'EMAIL_TAKEN',
  'WRONG_CODE',
]);
const FIELDS_WITH_WORDS = new Set(['email', 'username', 'password', 'dateOfBirth', 'nationalId', 'postalCode', 'currency']);

function isOwn(problem: Problem): problem is { code: Code; age?: number } {
  return OWN.has(problem.code);
}

export function useProblemWords(): (problem: Problem) => string {
  const t = useTexts('register');
  const rules = useTexts('password');
  const shared = useTexts('session');
  const language = useLanguage();
  return (problem) => {
    if ('charactersMin' in problem) return objectionInWords(rules, problem);
    if (isOwn(problem)) return t(`problem.${problem.code}`, { age: problem.age });
    if (problem.code === 'MALFORMED') return t(`malformed.${problem.field}`);
    if (problem.code !== 'INVALID') return complaintInWords(shared, problem);
    // The server's sentence is in English, and says more than words for a field can.
    if (language === 'en') return problem.message.replace(/\.?$/, '.');
    return t(`invalid.${FIELDS_WITH_WORDS.has(problem.field) ? problem.field : 'other'}`);
  };
}
