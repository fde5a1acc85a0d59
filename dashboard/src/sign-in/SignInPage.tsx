import logo from '../brand/logo.svg';
import { useSession } from '../session/session';
import { SignIn } from '../session/SignIn';
import type { Realm } from '../session/auth';
import { Providers } from './Providers';
import './signIn.css';

interface Props {
  realm: Realm;
  destination: string;
  problem: string | null;
  goOn: (enrolmentRequired: boolean) => void;
}

/** Signing in, on a page of its own: where applications send their players, and the console its operators. */
export function SignInPage({ realm, destination, problem, goOn }: Props) {
  const session = useSession();
  return (
    <main className="sign-in-page">
      <a className="wordmark" href="/">
        <img src={logo} alt="" width="28" height="28" />
        Croupier
      </a>
      <section className="card" aria-labelledby="title">
        <h1 id="title">{realm === 'operators' ? 'Operators sign in' : 'Sign in to play'}</h1>
        {session.state === 'signedIn' && !session.who.enrolmentRequired ? (
          <>
            <p>
              You are signed in as <strong>{session.who.name}</strong>.
            </p>
            <button className="primary" type="button" onClick={() => goOn(false)}>
              Go on
            </button>
          </>
        ) : (
          <>
            {problem !== null && (
              <p className="problem" role="alert">
                {problem}
              </p>
            )}
            <SignIn realm={realm} onSignedIn={(who) => goOn(who.enrolmentRequired)} />
            {realm === 'operators' && <Providers destination={destination} />}
          </>
        )}
      </section>
    </main>
  );
}
