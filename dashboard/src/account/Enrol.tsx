import { useId, useState } from 'react';
import { CodeForm } from '../session/FactorProofs';
import { newKey } from '../session/passkeys';
import { CONFIRM_PASSKEY, CONFIRM_TOTP, ENROL_PASSKEY, ENROL_TOTP } from './operations';
import { perform, type Outcome } from './perform';

interface Props {
  onEnrolled: (recoveryCodes: readonly string[]) => void;
  onProblem: (problem: string | null) => void;
}

interface Begun {
  secret: string;
  uri: string;
}

/** Adding an authenticator app or a passkey. */
export function Enrol({ onEnrolled, onProblem }: Props) {
  const field = useId();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [name, setName] = useState('');

  const settle = (outcome: Outcome | string) => {
    if (typeof outcome === 'string') return onProblem(outcome);
    if (outcome.__typename !== 'FactorEnrolled') return onProblem('This was not accepted. Try again.');
    onProblem(null);
    setBegun(null);
    return onEnrolled((outcome['recoveryCodes'] as string[] | null) ?? []);
  };
  const beginTotp = async () => {
    const outcome = await perform(ENROL_TOTP);
    if (typeof outcome === 'string' || outcome.__typename !== 'TotpBegun') return settle(outcome);
    onProblem(null);
    return setBegun({ secret: String(outcome['secret']), uri: String(outcome['uri']) });
  };
  const addPasskey = async () => {
    const outcome = await perform(ENROL_PASSKEY);
    if (typeof outcome === 'string' || outcome.__typename !== 'PasskeyBegun') return settle(outcome);
    const credential = await newKey(outcome['options'] as Record<string, unknown>);
    if (credential === null) return onProblem('No passkey was made.');
    return settle(await perform(CONFIRM_PASSKEY, { name: name.trim() || 'Passkey', credential }));
  };

  if (begun !== null) {
    return (
      <div className="sign-in">
        <p>Type this secret into your authenticator app, or open the link on the device that has it.</p>
        <code>{begun.secret}</code>
        <a href={begun.uri}>Open in an authenticator app</a>
        <CodeForm label="Six-digit code" onCode={async (code) => settle(await perform(CONFIRM_TOTP, { code }))} />
      </div>
    );
  }
  return (
    <div className="enrol">
      <button className="primary" type="button" onClick={() => void beginTotp()}>
        Add an authenticator app
      </button>
      <label htmlFor={field}>Name of a new passkey</label>
      <input id={field} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      <button className="secondary" type="button" onClick={() => void addPasskey()}>
        Add a passkey
      </button>
    </div>
  );
}
