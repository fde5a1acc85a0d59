import { useState } from 'react';
import { endOf, type Challenge } from '../password/challenge';
import { useExpired } from '../password/useExpired';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { CodeForm } from '../session/FactorProofs';

interface Props {
  /** Null where the page was loaded again since. */
  email: string | null;
  challenge: Challenge;
  problem: string | undefined;
  onTyping: () => void;
  onCode: (code: string) => Promise<void>;
  /** Null where the form would have to be filled in again first. */
  onAgain: (() => Promise<void>) | null;
  onBack: () => void;
}

/** Confirming the e-mail address: the account exists once the code is back. */
export function CodeStep({ email, challenge, problem, onTyping, onCode, onAgain, onBack }: Props) {
  const t = useTexts('register');
  const [sentAgain, setSentAgain] = useState(false);
  const [busy, setBusy] = useState(false);
  const expired = useExpired(endOf(challenge));
  const again = async () => {
    setBusy(true);
    await onAgain?.();
    setBusy(false);
    setSentAgain(true);
  };
  return (
    <div className="sign-in">
      <output className={expired ? 'notice' : ''}>
        {expired ? (
          t('code.expired')
        ) : (
          <Sent email={email} again={sentAgain} />
        )}
      </output>
      <CodeForm label={t('code.label')} problem={problem} onTyping={onTyping} onCode={onCode} />
      <div className="others">
        {onAgain !== null && (
          <button className="link" type="button" disabled={busy} onClick={() => void again()}>
            {t('code.again')}
          </button>
        )}
        <button className="link" type="button" disabled={busy} onClick={onBack}>
          {onAgain === null ? t('code.refill') : t('code.change')}
        </button>
      </div>
    </div>
  );
}

function Sent({ email, again }: { email: string | null; again: boolean }) {
  const t = useTexts('register');
  if (email === null) return t('code.sentToYou');
  return <Filled words={t(again ? 'code.sentAgain' : 'code.sent', { to: placeFor(0) })} parts={[<strong key="to">{email}</strong>]} />;
}
