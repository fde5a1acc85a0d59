import { Identity } from '../session/Identity';
import { Masthead } from '../session/Masthead';
import { useSession } from '../session/session';
import './account.css';
import { Factors } from './Factors';
import { Password } from './Password';
import { realmHere } from './realm';
import { Sessions } from './Sessions';
import { StepUpDialog } from './StepUpDialog';

/** One's own account: who one is, how one proves it, and where one is signed in. */
export function AccountPage() {
  const session = useSession();
  return (
    <div className="account">
      <Masthead />
      <main>
        <h1>Your account</h1>
        {session.state === 'asking' && <output>Asking the server who you are…</output>}
        {session.state === 'unreachable' && <p role="alert">{session.reason}</p>}
        {session.state === 'anonymous' && (
          <p>
            <a href={`/sign-in/${realmHere()}?continue=/account%3Frealm=${realmHere()}`}>Sign in</a> to see your account.
          </p>
        )}
        {session.state === 'signedIn' && (
          <>
            <section className="card" aria-label="Who you are">
              <Identity who={session.who} />
            </section>
            <Factors />
            <Sessions />
            <Password />
            <StepUpDialog />
          </>
        )}
      </main>
    </div>
  );
}
