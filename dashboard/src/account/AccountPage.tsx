import { useState } from 'react';
import { paths } from '../paths';
import type { SignedIn } from '../session/auth';
import { brandHere } from '../brand/brand';
import { useCasinoName } from '../brand/casinoName';
import { Identity } from '../session/Identity';
import { complaintInWords } from '../session/complaints';
import { Masthead } from '../session/Masthead';
import { currentRealm, refresh, useSession } from '../session/session';
import { useShownName } from '../session/shownName';
import { useTitle } from '../session/page/useTitle';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import './account.css';
import { Conditions } from './conditions/Conditions';
import { FactorReset } from './FactorReset';
import { Factors } from './Factors';
import { Password } from './Password';
import { Programs } from './Programs';
import { accountOf, homeOf } from './realm';
import { Sessions } from './Sessions';
import { StepUpDialog } from './StepUpDialog';
import { look } from './useAccount';

/** One's own account: who one is, how one proves it, and where one is signed in. */
export function AccountPage() {
  const t = useTexts('account');
  const shared = useTexts('session');
  const session = useSession();
  const [passwordChanged, setPasswordChanged] = useState(false);
  const changed = async () => {
    setPasswordChanged(true);
    await refresh();
    await look();
  };
  const name = useCasinoName(currentRealm() === 'players', session.state === 'signedIn');
  useTitle(t('title'), name);
  return (
    <div className="account">
      <Masthead home={homeOf(currentRealm())} name={name} />
      <main>
        <h1>{t('title')}</h1>
        {session.state === 'asking' && <output>{shared('asking')}</output>}
        {session.state === 'unreachable' && <p role="alert">{complaintInWords(shared, session.complaint)}</p>}
        {session.state === 'anonymous' && <SignedOut passwordChanged={passwordChanged} />}
        {session.state === 'signedIn' && <Account who={session.who} onPasswordChanged={changed} />}
      </main>
    </div>
  );
}

function SignedOut({ passwordChanged }: { passwordChanged: boolean }) {
  const t = useTexts('account');
  const realm = currentRealm();
  const brand = brandHere();
  const leadsTo = { continue: accountOf(realm), ...(brand !== null && { brand }) };
  const address = realm === 'operators' ? paths.operatorsSignIn(leadsTo) : paths.playersSignIn(leadsTo);
  return (
    <p role="alert">
      <Filled
        words={t(passwordChanged ? 'signedOut.changed' : 'signedOut.look', { signIn: placeFor(0) })}
        parts={[
          <a key="signIn" href={address}>
            {t('signedOut.signIn')}
          </a>,
        ]}
      />
    </p>
  );
}

function Account({ who, onPasswordChanged }: { who: SignedIn; onPasswordChanged: () => Promise<void> }) {
  const t = useTexts('account');
  const [hasNewFactor, setHasNewFactor] = useState(false);
  return (
    <>
      <section className="card" aria-label={t('who')}>
        <Identity who={who} isAccountPage hasNewFactor={hasNewFactor} />
      </section>
      {currentRealm() === 'players' && <Conditions />}
      {currentRealm() === 'players' && <FactorReset />}
      <Factors onEnrolled={() => setHasNewFactor(true)} />
      <Sessions />
      {currentRealm() === 'players' && <Programs />}
      <Password login={useShownName(who)} onChanged={onPasswordChanged} />
      <StepUpDialog />
    </>
  );
}
