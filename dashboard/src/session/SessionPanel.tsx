import './session.css';
import { Identity } from './Identity';
import { resume, useSession } from './session';
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
      return <Identity token={session.token} viewer={session.viewer} />;
    case 'unreachable':
      return (
        <div className="sign-in">
          <p className="problem" role="alert">
            {session.reason}
          </p>
          <button className="secondary" type="button" onClick={resume}>
            Try again
          </button>
        </div>
      );
    case 'anonymous':
      return <SignIn notice={session.notice} {...(onSignedIn && { onSignedIn })} />;
  }
}
