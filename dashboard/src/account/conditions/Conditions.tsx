import { useEffect, useState } from 'react';
import { CodeForm } from '../../session/FactorProofs';
import { complaintInWords, type Complaint } from '../../session/complaints';
import { ask } from '../../session/graphql';
import { useTexts } from '../../texts/texts';
import { CONDITIONS, SEND_CODE, VERIFY_EMAIL, VERIFY_PHONE } from '../operations';
import { isComplaint, perform } from '../perform';

const NAMED = new Set(['EMAIL', 'PHONE', 'TERMS', 'IDENTITY']);
const VERIFY: Record<string, string> = { EMAIL: VERIFY_EMAIL, PHONE: VERIFY_PHONE };

/** What keeps the player from depositing and playing, and how to put it right. */
export function Conditions() {
  const t = useTexts('account');
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = async () => setMissing(await askMissing());
    void look();
  }, []);
  if (missing.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conditions">
      <h2 id="conditions">{t('conditions.title')}</h2>
      {missing.map((condition) => (
        <div className="condition" key={condition}>
          <p className="notice">{t(`conditions.missing.${NAMED.has(condition) ? condition : 'other'}`)}</p>
          {condition in VERIFY && <Confirm contact={condition} onConfirmed={async () => setMissing(await askMissing())} />}
        </div>
      ))}
    </section>
  );
}

type Problem = Complaint | 'nothing' | 'later' | 'wrongCode';

/** A code that is sent, and its field. */
function Confirm({ contact, onConfirmed }: { contact: string; onConfirmed: () => Promise<void> }) {
  const t = useTexts('account');
  const shared = useTexts('session');
  const [challenge, setChallenge] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const said = problem && (typeof problem === 'string' ? t(`conditions.${problem}`) : complaintInWords(shared, problem));
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    const outcome = await perform(SEND_CODE, { contact });
    setBusy(false);
    if (isComplaint(outcome)) return setProblem(outcome);
    if (outcome.__typename !== 'CodeSent') return setProblem(outcome.__typename === 'NothingToVerify' ? 'nothing' : 'later');
    setProblem(undefined);
    return setChallenge(String(outcome['challenge']));
  };
  const verify = async (code: string) => {
    const outcome = await perform(String(VERIFY[contact]), { challenge, code });
    if (isComplaint(outcome)) return setProblem(outcome);
    if (outcome.__typename === 'PlayerUpdated') return onConfirmed();
    return setProblem('wrongCode');
  };
  return (
    <div className="sign-in">
      {challenge === null ? (
        <p className="problem" role="alert">
          {said}
        </p>
      ) : (
        <CodeForm label={t(`conditions.code.${contact}`)} problem={said} onTyping={() => setProblem(undefined)} onCode={verify} />
      )}
      <button className="secondary" type="button" disabled={busy} onClick={() => void send()}>
        {challenge === null ? t(`conditions.send.${contact}`) : t('conditions.again')}
      </button>
    </div>
  );
}

async function askMissing(): Promise<readonly string[]> {
  const answer = await ask<{ viewer: { player: { missing: readonly string[] | null } | null } | null }>(CONDITIONS);
  return answer.data?.viewer?.player?.missing ?? [];
}
