import './session.css';
import { useTexts } from '../texts/texts';
import { complaintInWords } from './complaints';
import { Identity } from './Identity';
import { resume, signedIn, useSession } from './session';
import { SignIn } from './SignIn';

interface Props {
  onSignedIn?: () => void;
}

/** Sign-in form or identity, whichever the session calls for. */
export function SessionPanel({ onSignedIn }: Props) {
  const t = useTexts('session');
  const session = useSession();
  switch (session.state) {
    case 'asking':
      return <output className="asking">{t('asking')}</output>;
    case 'signedIn':
      return <Identity who={session.who} />;
    case 'unreachable':
      return (
        <div className="sign-in">
          <p className="problem" role="alert">
            {complaintInWords(t, session.complaint)}
          </p>
          <button className="secondary" type="button" onClick={() => void resume()}>
            {t('retry')}
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
