import { useId, useState, type FormEvent } from 'react';
import './session.css';
import { beginPasskey, signIn, signInByPasskey, type Answer, type Factor, type Realm, type SignedIn } from './auth';
import { FactorStep } from './FactorStep';
import { assertion } from './passkeys';

interface Props {
  realm: Realm;
  onSignedIn: (who: SignedIn) => void;
}

interface Asked {
  ticket: string;
  factors: readonly Factor[];
}

/** The two steps of signing in. What is typed never leaves this component but for the request itself. */
export function SignIn({ realm, onSignedIn }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const obey = (answer: Answer) => {
    setProblem(null);
    if (answer.state === 'FACTOR_REQUIRED') setAsked({ ticket: answer.ticket, factors: answer.factors });
    else if (answer.state === 'REFUSED') setProblem(answer.reason);
    else onSignedIn(answer.session);
  };

  if (asked !== null) {
    return <FactorStep realm={realm} {...asked} problem={problem} onAnswer={obey} onBack={() => setAsked(null)} />;
  }
  return <PasswordStep realm={realm} problem={problem} onAnswer={obey} />;
}

interface StepProps {
  realm: Realm;
  problem: string | null;
  onAnswer: (answer: Answer) => void;
}

function PasswordStep({ realm, problem, onAnswer }: StepProps) {
  const field = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn(realm, login.trim(), password);
    setBusy(false);
    if (answer.state === 'REFUSED') setPassword('');
    onAnswer(answer);
  };

  return (
    <form className="sign-in" onSubmit={submit} noValidate>
      <label htmlFor={`${field}-login`}>{realm === 'operators' ? 'Login' : 'E-mail or username'}</label>
      <input
        id={`${field}-login`}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={`${field}-password`}>Password</label>
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
        {problem}
      </p>
      <button className="primary" type="submit" disabled={busy || login.trim() === '' || password === ''}>
        {busy ? 'Asking the server…' : 'Sign in'}
      </button>
      <PasskeyButton realm={realm} onAnswer={onAnswer} />
    </form>
  );
}

function PasskeyButton({ realm, onAnswer }: Omit<StepProps, 'problem'>) {
  const use = async () => {
    const begun = await beginPasskey(realm);
    if (typeof begun === 'string') return onAnswer({ state: 'REFUSED', reason: begun });
    const credential = await assertion(begun.options);
    if (credential === null) return onAnswer({ state: 'REFUSED', reason: 'No passkey was used.' });
    return onAnswer(await signInByPasskey(realm, begun.ticket, credential));
  };
  return (
    <button className="secondary" type="button" onClick={() => void use()}>
      Use a passkey
    </button>
  );
}
