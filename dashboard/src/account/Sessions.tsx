import { Moment } from '../session/page/Moment';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { END_SESSION } from './operations';
import { perform } from './perform';
import { look, useAccount } from './useAccount';

/** Where this account is signed in; whatever is not you can be ended. */
export function Sessions() {
  const t = useTexts('account');
  const sessions = useAccount()?.account?.sessions ?? null;
  if (sessions === null) return null;
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{session.current ? t('sessions.here') : (session.ip ?? t('sessions.unknown'))}</strong>
              <small>
                <Filled
                  words={t('sessions.moments', { from: placeFor(0), seen: placeFor(1) })}
                  parts={[<Moment key="from" at={session.startedAt} />, <Moment key="seen" at={session.seenAt} />]}
                />
              </small>
              <small className="program" title={session.userAgent ?? undefined}>
                {session.userAgent}
              </small>
            </span>
            {!session.current && (
              <button className="secondary" type="button" onClick={() => void end(session.id)}>
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function end(id: string): Promise<void> {
  await perform(END_SESSION, { id });
  await look();
}
