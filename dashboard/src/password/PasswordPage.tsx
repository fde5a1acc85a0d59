import { useState } from 'react';
import { PATTERNS } from '../paths';
import { passedOn } from '../brand/brand';
import { asFragment, challengeOf, type Challenge } from './challenge';
import { ForgotPage } from './ForgotPage';
import { ResetPage } from './ResetPage';

interface Asked {
  login: string;
  challenge: Challenge;
}

/** `/forgot-password`, and from there `/reset-password`, which a reload comes back to. */
export function PasswordPage({ resetting }: { resetting: boolean }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  if (asked === null && !resetting) {
    return (
      <ForgotPage
        onSent={(login, challenge) => {
          setAsked({ login, challenge });
          history.replaceState(null, '', passedOn(PATTERNS.resetPassword) + asFragment(challenge));
        }}
      />
    );
  }
  return <ResetPage login={asked?.login ?? ''} challenge={asked?.challenge ?? challengeOf(location.hash)} />;
}
