import './session.css';
import { Identity } from './Identity';
import { resume, signedIn, useSession } from './session';
import { SignIn } from './SignIn';

interface Props {
  onSignedIn?: () => void;
}

/** Sign-in form or identity, whichever the session calls for. */
export function SessionPanel({ onSignedIn }: Props) {
  const session = useSession();
  switch (session.state) {
    case 'asking':
      return <output className="asking">Asking the server who you are…</output>;
    case 'signedIn':
      return <Identity who={session.who} />;
    case 'unreachable':
      return (
        <div className="sign-in">
          <p className="problem" role="alert">
            {session.reason}
          </p>
          <button className="secondary" type="button" onClick={() => void resume()}>
            Try again
          </button>
        </div>
      );
    case 'anonymous':
      return (
        <SignIn
          realm="operators"
          onSignedIn={(who) => {
            signedIn(who);
            onSignedIn?.();
          }}
        />
      );
  }
}
