import { useId, useState, type FormEvent } from 'react';
import './session.css';
import { useTexts } from '../texts/texts';
import { beginPasskey, signIn, signInByPasskey, type Answer, type Factor, type Realm, type SignedIn } from './auth';
import { complaintInWords, type Complaint } from './complaints';
import { FactorStep } from './FactorStep';
import { assertion } from './passkeys';

interface Props {
  realm: Realm;
  /** The code of the brand one is at; null: the server's default one. */
  brand?: string | null;
  onSignedIn: (who: SignedIn) => void;
}

interface Asked {
  ticket: string;
  factors: readonly Factor[];
}

/** The two steps of signing in. What is typed never leaves this component but for the request itself. */
export function SignIn({ realm, brand = null, onSignedIn }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<Complaint | null>(null);

  const obey = (answer: Answer) => {
    setProblem(null);
    if (answer.state === 'FACTOR_REQUIRED') setAsked({ ticket: answer.ticket, factors: answer.factors });
    else if (answer.state === 'REFUSED') setProblem(answer.complaint);
    else onSignedIn(answer.session);
  };

  if (asked !== null) {
    return <FactorStep realm={realm} {...asked} problem={problem} onAnswer={obey} onBack={() => setAsked(null)} />;
  }
  return <PasswordStep realm={realm} brand={brand} problem={problem} onAnswer={obey} />;
}

interface StepProps {
  realm: Realm;
  brand: string | null;
  problem: Complaint | null;
  onAnswer: (answer: Answer) => void;
}

function PasswordStep({ realm, brand, problem, onAnswer }: StepProps) {
  const t = useTexts('session');
  const field = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn(realm, login.trim(), password, brand);
    setBusy(false);
    if (answer.state === 'REFUSED') setPassword('');
    onAnswer(answer);
  };

  return (
    <form className="sign-in" onSubmit={submit} noValidate>
      <label htmlFor={`${field}-login`}>{realm === 'operators' ? t('signIn.login') : t('signIn.emailOrUsername')}</label>
      <input
        id={`${field}-login`}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${field}-password`}>{t('signIn.password')}</label>
      <input
        id={`${field}-password`}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={`${field}-problem`}
      />
      <p className="problem" id={`${field}-problem`} role="alert">
        {problem && complaintInWords(t, problem)}
      </p>
      <button className="primary" type="submit" disabled={busy || login.trim() === '' || password === ''}>
        {t(busy ? 'busy' : 'signIn.button')}
      </button>
      <PasskeyButton realm={realm} onAnswer={onAnswer} />
    </form>
  );
}

function PasskeyButton({ realm, onAnswer }: Pick<StepProps, 'realm' | 'onAnswer'>) {
  const t = useTexts('session');
  const use = async () => {
    const begun = await beginPasskey(realm);
    if (begun.complaint !== undefined) return onAnswer({ state: 'REFUSED', complaint: begun.complaint });
    const credential = await assertion(begun.options);
    if (credential === null) return onAnswer({ state: 'REFUSED', complaint: { code: 'NO_PASSKEY' } });
    return onAnswer(await signInByPasskey(realm, begun.ticket, credential));
  };
  return (
    <button className="secondary" type="button" onClick={() => void use()}>
      {t('signIn.passkey')}
    </button>
  );
}
