import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { useTexts } from '../texts/texts';
import type { Or } from './auth';
import type { Complaint } from './complaints';
import { assertion } from './passkeys';

export interface ProofProps {
  begin: () => Promise<Or<{ options: Record<string, unknown> }>>;
  prove: (proof: unknown) => Promise<void>;
  refuse: (complaint: Complaint) => void;
}

/** Takes the focus once it is there: what had it before is gone with the step before. */
function useFocused() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return button;
}

export function PasskeyProof({ begin, prove, refuse }: ProofProps) {
  const t = useTexts('session');
  const button = useFocused();
  const [busy, setBusy] = useState(false);
  const use = async () => {
    setBusy(true);
    const begun = await begin();
    const credential = begun.complaint === undefined ? await assertion(begun.options) : null;
    if (begun.complaint !== undefined) refuse(begun.complaint);
    else if (credential === null) refuse({ code: 'NO_PASSKEY' });
    else await prove({ credential });
    setBusy(false);
  };
  return (
    <button ref={button} className="primary" type="button" disabled={busy} onClick={() => void use()}>
      {t(busy ? 'proof.waiting' : 'proof.usePasskey')}
    </button>
  );
}

export function TextProof({ begin, prove, refuse }: ProofProps) {
  const t = useTexts('session');
  const button = useFocused();
  const [sent, setSent] = useState<{ id: string; to: string | null } | null>(null);
  const send = async () => {
    const { options, complaint } = await begin();
    if (complaint !== undefined) return refuse(complaint);
    return setSent({ id: String(options['id']), to: typeof options['sentTo'] === 'string' ? options['sentTo'] : null });
  };
  if (sent === null) {
    return (
      <button ref={button} className="primary" type="button" onClick={() => void send()}>
        {t('proof.send')}
      </button>
    );
  }
  return <CodeForm label={t('proof.sentTo', { to: sent.to ?? t('proof.yourPhone') })} onCode={(code) => prove({ id: sent.id, code })} />;
}

interface CodeProps {
  label: string;
  /** Whether it is one of the account's recovery codes, which no message brings. */
  isRecoveryCode?: boolean;
  /** What is wrong with the code that was given. */
  problem?: string | undefined;
  /** Another one is being typed. */
  onTyping?: () => void;
  onCode: (code: string) => Promise<void>;
}

export function CodeForm({ label, isRecoveryCode = false, problem, onTyping, onCode }: CodeProps) {
  const t = useTexts('session');
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
        autoComplete={isRecoveryCode ? 'off' : 'one-time-code'}
        inputMode={isRecoveryCode ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        aria-invalid={problem !== undefined}
        aria-describedby={`${field}-problem`}
        onChange={(event) => {
          onTyping?.();
          setCode(event.target.value);
        }}
      />
      <p className="problem" role="alert" id={`${field}-problem`}>
        {problem}
      </p>
      <button className="primary" type="submit" disabled={busy || code.trim() === ''}>
        {t(busy ? 'busy' : 'goOn')}
      </button>
    </form>
  );
}
