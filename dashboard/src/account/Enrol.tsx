import { useId, useState } from 'react';
import { CodeForm } from '../session/FactorProofs';
import { newKey } from '../session/passkeys';
import type { Complaint } from '../session/complaints';
import { useTexts } from '../texts/texts';
import { CONFIRM_PASSKEY, CONFIRM_TOTP, ENROL_PASSKEY, ENROL_TOTP } from './operations';
import { isComplaint, perform, type Outcome } from './perform';
import { refusalOf, type FactorRefusal } from './factors/refusals';

interface Props {
  onEnrolled: (recoveryCodes: readonly string[]) => void;
  onProblem: (problem: FactorRefusal | null) => void;
}

interface Begun {
  secret: string;
  uri: string;
  qrCode: string;
}

/** Adding an authenticator app or a passkey. */
export function Enrol({ onEnrolled, onProblem }: Props) {
  const t = useTexts('account');
  const field = useId();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [name, setName] = useState('');
  const [isWrongCode, setWrongCode] = useState(false);

  const settle = (outcome: Outcome | Complaint) => {
    const refusal = refusalOf(outcome, 'FactorEnrolled');
    onProblem(refusal);
    if (refusal !== null || isComplaint(outcome)) return undefined;
    setBegun(null);
    return onEnrolled((outcome['recoveryCodes'] as string[] | null) ?? []);
  };
  const confirm = async (code: string) => {
    const outcome = await perform(CONFIRM_TOTP, { code });
    if (isComplaint(outcome) || outcome['reason'] !== 'WRONG') return settle(outcome);
    onProblem(null);
    return setWrongCode(true);
  };
  const beginTotp = async () => {
    const outcome = await perform(ENROL_TOTP);
    if (isComplaint(outcome) || outcome.__typename !== 'TotpBegun') return settle(outcome);
    onProblem(null);
    return setBegun({ secret: String(outcome['secret']), uri: String(outcome['uri']), qrCode: String(outcome['qrCode']) });
  };
  const addPasskey = async () => {
    const outcome = await perform(ENROL_PASSKEY);
    if (isComplaint(outcome) || outcome.__typename !== 'PasskeyBegun') return settle(outcome);
    const credential = await newKey(outcome['options'] as Record<string, unknown>);
    if (credential === null) return onProblem({ refused: 'notMade' });
    return settle(await perform(CONFIRM_PASSKEY, { name: name.trim() || t('enrol.unnamed'), credential }));
  };

  if (begun !== null) {
    return (
      <div className="sign-in">
        <p>{t('enrol.scan')}</p>
        <img className="qr-code" src={begun.qrCode} alt={t('enrol.qrCode')} width="200" height="200" />
        <p>{t('enrol.cannotScan')}</p>
        <code>{begun.secret}</code>
        <a href={begun.uri}>{t('enrol.open')}</a>
        <CodeForm
          label={t('enrol.code')}
          problem={isWrongCode ? t('enrol.wrongCode') : undefined}
          onTyping={() => setWrongCode(false)}
          onCode={confirm}
        />
      </div>
    );
  }
  return (
    <div className="enrol">
      <button className="primary" type="button" onClick={() => void beginTotp()}>
        {t('enrol.app')}
      </button>
      <label htmlFor={field}>{t('enrol.passkeyName')}</label>
      <input id={field} autoComplete="off" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      <button className="secondary" type="button" onClick={() => void addPasskey()}>
        {t('enrol.passkey')}
      </button>
    </div>
  );
}
