import { useState, type FormEvent } from 'react';
import { CHARACTERS_MIN, objectionInWords, objectionOf, OPERATORS_CHARACTERS_MIN, rulesInWords, type Objection } from '../password/rules';
import { complaintInWords, type Complaint } from '../session/complaints';
import { Field } from '../session/Field';
import { currentRealm } from '../session/session';
import { useTexts } from '../texts/texts';
import { CHANGE_PASSWORD } from './operations';
import { isComplaint, perform, type Outcome } from './perform';

interface Props {
  /** For password managers: whose password this is. */
  login: string;
  /** It is another one now; this session may have ended with the old one. */
  onChanged: () => Promise<void>;
}

/** Another password; every other session ends with the old one. */
export function Password({ login, onChanged }: Props) {
  const t = useTexts('account');
  const rules = useTexts('password');
  const inWords = useWords();
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [said, setSaid] = useState<Said>({});

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await perform(CHANGE_PASSWORD, { current, password: wanted });
    const problems = isComplaint(outcome) ? { whole: outcome } : saidOf(outcome);
    setSaid(problems);
    // What is wrong is typed again; what may be right stays.
    if (problems.wanted === undefined) setCurrent('');
    if (problems.current === undefined) setWanted('');
    if (!isComplaint(outcome) && outcome.__typename === 'PasswordChanged') await onChanged();
  };
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <form className="password" onSubmit={submit}>
        <input className="for-password-managers" type="text" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
        <Field
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          problem={said.current && inWords(said.current)}
          onText={(text) => {
            setSaid({});
            setCurrent(text);
          }}
        />
        <Field
          label={t('password.new')}
          type="password"
          autoComplete="new-password"
          value={wanted}
          hint={rulesInWords(rules, currentRealm() === 'players' ? CHARACTERS_MIN : OPERATORS_CHARACTERS_MIN)}
          problem={said.wanted && inWords(said.wanted)}
          onText={(text) => {
            setSaid({});
            setWanted(text);
          }}
        />
        <button className="secondary" type="submit" disabled={current === '' || wanted === ''}>
          {t('password.change')}
        </button>
        <output>{said.whole && inWords(said.whole)}</output>
      </form>
    </section>
  );
}

type Problem = Objection | Complaint | { outcome: 'changed' | 'wrong' | 'later' };

/** What came of it, beside the field it is about. */
interface Said {
  current?: Problem;
  wanted?: Problem;
  whole?: Problem;
}

/** What came of it. */
export function saidOf(outcome: Outcome): Said {
  switch (outcome.__typename) {
    case 'PasswordChanged':
      return { whole: { outcome: 'changed' } };
    case 'WrongPassword':
      return { current: { outcome: 'wrong' } };
    case 'TooManyAttempts':
      return { whole: { outcome: 'later' } };
    default:
      return { wanted: objectionOf(String(outcome['objection']), Number(outcome['charactersMin'])) };
  }
}

function useWords(): (problem: Problem) => string {
  const t = useTexts('account');
  const rules = useTexts('password');
  const shared = useTexts('session');
  return (problem) => {
    if ('charactersMin' in problem) return objectionInWords(rules, problem);
    if ('outcome' in problem) return t(`password.${problem.outcome}`);
    return complaintInWords(shared, problem);
  };
}
