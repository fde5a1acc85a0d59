import { useEffect, useState } from 'react';
import { ask } from '../session/graphql';
import { complaintInWords, type Complaint } from '../session/complaints';
import { Moment } from '../session/page/Moment';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { FACTOR_RESET, OBJECT_TO_RESET } from './operations';
import { isComplaint, perform } from './perform';

interface Reset {
  state: string;
  dueAt: string | null;
}

/** A removal of all second factors that was asked for at support: the player may object until it is carried out. */
export function FactorReset() {
  const t = useTexts('account');
  const shared = useTexts('session');
  const [reset, setReset] = useState<Reset | null>(null);
  const [problem, setProblem] = useState<Complaint | null>(null);
  useEffect(() => {
    const look = async () => setReset(await askReset());
    void look();
  }, []);
  if (reset === null || !['PENDING', 'WAITING'].includes(reset.state)) return null;

  const object = async () => {
    const outcome = await perform(OBJECT_TO_RESET);
    setProblem(isComplaint(outcome) ? outcome : null);
    setReset(await askReset());
  };
  return (
    <section className="card" aria-labelledby="reset">
      <h2 id="reset">{t('reset.title')}</h2>
      <p className="notice">
        {reset.dueAt === null ? (
          t('reset.undecided')
        ) : (
          <Filled words={t('reset.due', { due: placeFor(0) })} parts={[<Moment key="due" at={reset.dueAt} />]} />
        )}
      </p>
      <p className="problem" role="alert">
        {problem && complaintInWords(shared, problem)}
      </p>
      <button className="primary" type="button" onClick={() => void object()}>
        {t('reset.object')}
      </button>
    </section>
  );
}

async function askReset(): Promise<Reset | null> {
  const answer = await ask<{ viewer: { player: { factorReset: Reset | null } | null } | null }>(FACTOR_RESET);
  return answer.data?.viewer?.player?.factorReset ?? null;
}
