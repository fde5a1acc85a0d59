import { homeOf } from '../account/realm';
import { brandHere, passedOn } from '../brand/brand';
import { PATTERNS } from '../paths';
import { CardPage } from '../session/CardPage';
import { useShownName } from '../session/shownName';
import { useSession } from '../session/session';
import { SignIn } from '../session/SignIn';
import type { Realm, SignedIn } from '../session/auth';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { Providers } from './Providers';
import type { Problem } from './providers';

interface Props {
  realm: Realm;
  destination: string;
  /** What came of a journey to a provider; null where there was none. */
  problem: Problem | null;
  goOn: (enrolmentRequired: boolean) => void;
}

/** Signing in, on a page of its own: where applications send their players, and the console its operators. */
export function SignInPage({ realm, destination, problem, goOn }: Props) {
  const t = useTexts('sign-in');
  const session = useSession();
  return (
    <CardPage title={realm === 'operators' ? t('operators') : t('players')} home={homeOf(realm)}>
      {session.state === 'signedIn' && !session.who.enrolmentRequired ? (
        <>
          <p>
            <Filled words={t('already', { name: placeFor(0) })} parts={[<ShownName key="name" who={session.who} />]} />
          </p>
          <button className="primary" type="button" onClick={() => goOn(false)}>
            {t('goOn')}
          </button>
        </>
      ) : (
        <>
          {problem !== null && (
            <p className="problem" role="alert">
              {t(`problem.${problem}`)}
            </p>
          )}
          <SignIn realm={realm} brand={brandHere()} onSignedIn={(who) => goOn(who.enrolmentRequired)} />
          {realm === 'operators' && <Providers destination={destination} />}
          {realm === 'players' && (
            <p className="others">
              <a href={passedOn(PATTERNS.register)}>{t('register')}</a>
              <a href={passedOn(PATTERNS.forgotPassword)}>{t('forgot')}</a>
              <a href={passedOn(PATTERNS.objectToReset)}>{t('stopReset')}</a>
            </p>
          )}
        </>
      )}
    </CardPage>
  );
}

function ShownName({ who }: { who: SignedIn }) {
  return <strong>{useShownName(who)}</strong>;
}
