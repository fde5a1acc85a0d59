import { useEffect, useId, useState, type FormEvent } from 'react';
import { assertion } from './passkeys';

export interface ProofProps {
  begin: () => Promise<Record<string, unknown> | string>;
  prove: (proof: unknown) => Promise<void>;
  refuse: (reason: string) => void;
}

export function PasskeyProof({ begin, prove, refuse }: ProofProps) {
  const [busy, setBusy] = useState(false);
  const use = async () => {
    setBusy(true);
    const options = await begin();
    const credential = typeof options === 'string' ? null : await assertion(options);
    if (typeof options === 'string') refuse(options);
    else if (credential === null) refuse('No passkey was used.');
    else await prove({ credential });
    setBusy(false);
  };
  return (
    <button className="primary" type="button" disabled={busy} onClick={() => void use()}>
      {busy ? 'Waiting for your key…' : 'Use your passkey'}
    </button>
  );
}

export function TextProof({ begin, prove, refuse }: ProofProps) {
  const [sent, setSent] = useState<{ id: string; to: string } | null>(null);
  const send = async () => {
    const options = await begin();
    if (typeof options === 'string') return refuse(options);
    return setSent({ id: String(options['id']), to: String(options['sentTo'] ?? 'your phone') });
  };
  if (sent === null) {
    return (
      <button className="primary" type="button" onClick={() => void send()}>
        Send a code
      </button>
    );
  }
  return <CodeForm label={`Code sent to ${sent.to}`} onCode={(code) => prove({ id: sent.id, code })} />;
}

export function CodeForm({ label, onCode }: { label: string; onCode: (code: string) => Promise<void> }) {
  const field = useId();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById(field)?.focus(), [field]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onCode(code.replaceAll(/\s/g, ''));
    setBusy(false);
    setCode('');
  };
  return (
    <form className="code" onSubmit={submit} noValidate>
      <label htmlFor={field}>{label}</label>
      <input
        id={field}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button className="primary" type="submit" disabled={busy || code.trim() === ''}>
        {busy ? 'Asking the server…' : 'Go on'}
      </button>
    </form>
  );
}
