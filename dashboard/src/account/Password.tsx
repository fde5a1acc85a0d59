import { useId, useState, type FormEvent } from 'react';
import { CHANGE_PASSWORD } from './operations';
import { perform, type Outcome } from './perform';
import { look } from './useAccount';

/** Another password; every other session ends with the old one. */
export function Password() {
  const field = useId();
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const [said, setSaid] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await perform(CHANGE_PASSWORD, { current, password: wanted });
    setSaid(typeof outcome === 'string' ? outcome : inWords(outcome));
    setCurrent('');
    setWanted('');
    await look();
  };
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="password" onSubmit={submit}>
        <label htmlFor={`${field}-current`}>Password you have now</label>
        <input
          id={`${field}-current`}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <label htmlFor={`${field}-new`}>New password</label>
        <input
          id={`${field}-new`}
          type="password"
          autoComplete="new-password"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <button className="secondary" type="submit" disabled={current === '' || wanted === ''}>
          Change it
        </button>
        <output>{said}</output>
      </form>
    </section>
  );
}

const OBJECTIONS: Record<string, string> = {
  TOO_LONG: 'It is too long.',
  NOT_TEXT: 'It contains half a character.',
  LIKE_THE_LOGIN: 'It must not contain what you sign in with, or our name.',
  BREACHED: 'It is known from breaches: choose another one.',
};

/** What came of it, for the person. */
export function inWords(outcome: Outcome): string {
  switch (outcome.__typename) {
    case 'PasswordChanged':
      return 'It is changed. You were signed out everywhere else.';
    case 'WrongPassword':
      return 'This is not the password you have now.';
    case 'TooManyAttempts':
      return 'Too many attempts. Try again later.';
    default:
      return OBJECTIONS[String(outcome['objection'])] ?? `It needs at least ${String(outcome['charactersMin'])} characters.`;
  }
}
