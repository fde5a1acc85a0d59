import { useState, type FormEvent } from 'react';
import { PATTERNS } from '../paths';
import { forgotPassword } from '../session/auth';
import { brandHere, passedOn } from '../brand/brand';
import { complaintInWords, type Complaint } from '../session/complaints';
import { CardPage } from '../session/CardPage';
import { Field, Problem } from '../session/Field';
import { useTexts } from '../texts/texts';
import type { Challenge } from './challenge';

/** Asking for the code that a new password takes. The answer is the same whether or not there is an account. */
export function ForgotPage({ onSent }: { onSent: (login: string, challenge: Challenge) => void }) {
  const t = useTexts('password');
  const shared = useTexts('session');
  const [login, setLogin] = useState('');
  const [problem, setProblem] = useState<Complaint | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const askedAt = Date.now();
    const answer = await forgotPassword(login.trim(), brandHere());
    setBusy(false);
    if (answer.complaint !== undefined) setProblem(answer.complaint);
    else onSent(login.trim(), { id: answer.challenge, askedAt });
  };
  return (
    <CardPage title={t('forgot.title')}>
      <form className="sign-in" onSubmit={submit} noValidate>
        <p>{t('forgot.words')}</p>
        <Field
          label={t('forgot.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          onText={setLogin}
        />
        <Problem>{problem && complaintInWords(shared, problem)}</Problem>
        <button className="primary" type="submit" disabled={busy || login.trim() === ''}>
          {busy ? t('busy') : t('forgot.send')}
        </button>
      </form>
      <p className="others">
        <a href={passedOn(PATTERNS.playersSignIn)}>{t('signIn')}</a>
        <a href={passedOn(PATTERNS.register)}>{t('register')}</a>
      </p>
    </CardPage>
  );
}
