import { useState, type FormEvent } from 'react';
import { PATTERNS } from '../paths';
import { resetPassword, type ResetAnswer } from '../session/auth';
import { passedOn } from '../brand/brand';
import { useTimeZone } from '../app/preferences';
import { CardPage } from '../session/CardPage';
import { complaintInWords, type Complaint } from '../session/complaints';
import { Field, Problem } from '../session/Field';
import { localeOf, useLanguage, useTexts, type Translate } from '../texts/texts';
import { CODE_MINUTES, endOf, type Challenge } from './challenge';
import { objectionInWords, objectionOf, objectionTo, rulesInWords, type Objection } from './rules';
import { useExpired } from './useExpired';

interface Props {
  /** What was typed on the page before; empty after a reload. */
  login: string;
  challenge: Challenge | null;
}

/** Choosing a new password with the code that was sent. */
export function ResetPage({ login, challenge }: Props) {
  const t = useTexts('password');
  const [done, setDone] = useState(false);
  if (done) return <Done />;
  return (
    <CardPage title={t('reset.title')}>
      {challenge === null ? (
        <p>{t('reset.takesCode')}</p>
      ) : (
        <ResetForm login={login} challenge={challenge} onSet={() => setDone(true)} />
      )}
      <p className="others">
        <a href={passedOn(PATTERNS.forgotPassword)}>{t(challenge === null ? 'reset.ask' : 'reset.askAgain')}</a>
        <a href={passedOn(PATTERNS.playersSignIn)}>{t('signIn')}</a>
      </p>
    </CardPage>
  );
}

function Done() {
  const t = useTexts('password');
  return (
    <CardPage title={t('done.title')}>
      <output>{t('done.words')}</output>
      <a className="button primary" href={passedOn(PATTERNS.playersSignIn)}>
        {t('signIn')}
      </a>
    </CardPage>
  );
}

interface FormProps {
  login: string;
  challenge: Challenge;
  onSet: () => void;
}

function ResetForm({ login, challenge, onSet }: FormProps) {
  const t = useTexts('password');
  const shared = useTexts('session');
  const time = useTime(endOf(challenge));
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const expired = useExpired(endOf(challenge));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const objection = objectionTo(password);
    if (objection !== undefined) return setProblems({ password: objection });
    setBusy(true);
    const answer = await resetPassword(challenge.id, code.replaceAll(/\s/g, ''), password);
    setBusy(false);
    return answer.state === 'PASSWORD_SET' ? onSet() : setProblems(problemsOf(answer));
  };
  return (
    <form className="sign-in" onSubmit={submit} noValidate>
      <output className={expired ? 'notice' : ''}>
        {expired ? t('reset.expired') : t('reset.sent', { time })}
      </output>
      <input className="for-password-managers" type="text" autoComplete="username" value={login} readOnly tabIndex={-1} aria-hidden="true" />
      <Field
        label={t('reset.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        value={code}
        onText={setCode}
        problem={problems.code && codeInWords(t, problems.code)}
      />
      <Field
        label={t('reset.password')}
        type="password"
        autoComplete="new-password"
        value={password}
        onText={setPassword}
        hint={rulesInWords(t)}
        problem={problems.password && objectionInWords(t, problems.password)}
      />
      <Problem>{problems.whole ? complaintInWords(shared, problems.whole) : null}</Problem>
      <button className="primary" type="submit" disabled={busy || expired || code.trim() === '' || password === ''}>
        {busy ? t('busy') : t('reset.set')}
      </button>
    </form>
  );
}

/** A time of day, in the zone that was chosen or the browser's. */
function useTime(at: number): string {
  const locale = localeOf(useLanguage());
  const timeZone = useTimeZone();
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at);
}

interface Problems {
  code?: 'wrongCode' | 'usedUp';
  password?: Objection;
  whole?: Complaint;
}

function codeInWords(t: Translate, problem: 'wrongCode' | 'usedUp'): string {
  return t(`reset.${problem}`, { minutes: CODE_MINUTES });
}

/** What is wrong, beside the field it is about. */
export function problemsOf(answer: Exclude<ResetAnswer, { state: 'PASSWORD_SET' }>): Problems {
  if (answer.state === 'REFUSED') return { whole: answer.complaint };
  if (answer.state === 'CODE_REFUSED') return { code: 'wrongCode' };
  const password = objectionOf(answer.objection, answer.charactersMin);
  // Only the account's own names are compared after the code, which is used up by then.
  return password.code === 'LIKE_THE_LOGIN' ? { password, code: 'usedUp' } : { password };
}
