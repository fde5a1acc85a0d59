import { useEffect, useState } from 'react';
import { complaintInWords, type Complaint } from '../session/complaints';
import { ask } from '../session/graphql';
import { Moment } from '../session/page/Moment';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts, type Translate } from '../texts/texts';
import { PROGRAMS, WITHDRAW_CONSENT, type Program } from './operations';
import { isComplaint, perform } from './perform';

/** Programs that act for a player, and taking that back. */
export function Programs() {
  const t = useTexts('account');
  const shared = useTexts('session');
  const [programs, setPrograms] = useState<readonly Program[] | null>(null);
  const [problem, setProblem] = useState<Complaint | null>(null);
  useEffect(() => {
    const look = async () => setPrograms(await askPrograms());
    void look();
  }, []);
  if (programs === null) return null;

  const withdraw = async ({ clientId }: Program) => {
    const outcome = await perform(WITHDRAW_CONSENT, { clientId });
    setProblem(isComplaint(outcome) ? outcome : null);
    setPrograms(await askPrograms());
  };
  return (
    <section className="card" aria-labelledby="programs">
      <h2 id="programs">{t('programs.title')}</h2>
      <p className="problem" role="alert">
        {problem && complaintInWords(shared, problem)}
      </p>
      {programs.length === 0 && <p>{t('programs.none')}</p>}
      <ul>
        {programs.map((program) => (
          <li key={program.clientId}>
            <span>
              <strong>{program.name}</strong>
              <small>{inWords(t, program.scopes)}</small>
              <small>
                <Filled words={t('since', { from: placeFor(0) })} parts={[<Moment key="from" at={program.givenAt} />]} />
              </small>
            </span>
            <button className="secondary" type="button" onClick={() => void withdraw(program)}>
              {t('programs.withdraw')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function askPrograms(): Promise<readonly Program[] | null> {
  const answer = await ask<{ viewer: { programConsents: { nodes: readonly Program[] } | null } | null }>(PROGRAMS);
  return answer.data?.viewer?.programConsents?.nodes ?? null;
}

const SCOPES = ['OPENID', 'PROFILE', 'EMAIL', 'PLAYER'];

/** What a program may do, as the player was asked. */
export function inWords(t: Translate, scopes: readonly string[]): string {
  const all = SCOPES.filter((scope) => scopes.includes(scope)).map((scope) => t(`programs.scope.${scope}`));
  return t('programs.may', { all: all.join('; ') });
}
