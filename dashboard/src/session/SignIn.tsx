import { useId, useState, type FormEvent } from 'react';
import './session.css';
import { signIn } from './session';

const COMMAND = 'croupier token --role support --brand default';

interface Props {
  notice?: string | null;
  onSignedIn?: () => void;
}

/** The form that takes an access token. Its state never leaves this component unless the server accepts it. */
export function SignIn({ notice = null, onSignedIn }: Props) {
  const field = useId();
  const [pasted, setPasted] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await signIn(pasted);
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) onSignedIn?.();
  };

  return (
    <form className="sign-in" onSubmit={submit} noValidate>
      {notice !== null && problem === null && <p className="notice">{notice}</p>}
      <label htmlFor={field}>Access token</label>
      <input
        id={field}
        type="password"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={`${field}-hint ${field}-problem`}
      />
      <p className="problem" id={`${field}-problem`} role="alert">
        {problem}
      </p>
      <button className="primary" type="submit" disabled={busy}>
        {busy ? 'Asking the server…' : 'Sign in'}
      </button>
      <p className="hint" id={`${field}-hint`}>
        Make one on the server with
        <code>{COMMAND}</code>
        It stays in this tab and is forgotten when you close it.
      </p>
    </form>
  );
}
