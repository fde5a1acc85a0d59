import { Moment } from '../session/Identity';
import { END_SESSION } from './operations';
import { perform } from './perform';
import { look, useAccount } from './useAccount';

const SHOWN_CHARACTERS_MAX = 80;

/** Where this account is signed in; whatever is not you can be ended. */
export function Sessions() {
  const sessions = useAccount()?.account?.sessions ?? null;
  if (sessions === null) return null;
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{session.current ? 'Here' : (session.ip ?? 'Unknown address')}</strong>
              <small>
                since <Moment at={session.startedAt} />, last seen <Moment at={session.seenAt} />
              </small>
              <small>{session.userAgent?.slice(0, SHOWN_CHARACTERS_MAX)}</small>
            </span>
            {!session.current && (
              <button className="secondary" type="button" onClick={() => void end(session.id)}>
                End
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
