import './session.css';
import { accountOf } from '../account/realm';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import type { SignedIn } from './auth';
import { Moment } from './page/Moment';
import { currentRealm, signOut } from './session';
import { useShownName } from './shownName';

interface Props {
  who: SignedIn;
  /** The page that the way to one's account leads to. */
  isAccountPage?: boolean;
  /** A second factor was added since this page was opened: it counts from the next sign-in on. */
  hasNewFactor?: boolean;
}

/** Who you are, until when, when you last were here, and the way out. */
export function Identity({ who, isAccountPage = false, hasNewFactor = false }: Props) {
  const t = useTexts('session');
  const isPlayer = currentRealm() === 'players';
  const account = accountOf(currentRealm());
  return (
    <div className="identity">
      {who.passwordChangeRequired && (
        <p className="notice">
          <Filled
            words={t('identity.changePassword', { change: placeFor(0) })}
            parts={[
              <a key="change" href={isAccountPage ? '#password' : account}>
                {t('identity.changeIt')}
              </a>,
            ]}
          />
        </p>
      )}
      {who.enrolmentRequired && !who.passwordChangeRequired && (
        <p className="notice">
          {hasNewFactor ? (
            t('identity.factorSetUp')
          ) : (
            <Filled
              words={t('identity.addFactor', { add: placeFor(0) })}
              parts={[
                <a key="add" href={isAccountPage ? '#factors' : account}>
                  {t('identity.setOneUp')}
                </a>,
              ]}
            />
          )}
        </p>
      )}
      <dl>
        <dt>{t('identity.name')}</dt>
        <dd className="name">{useShownName(who)}</dd>
        {!isPlayer && (
          <>
            <dt>{t('identity.kind')}</dt>
            <dd>{t(`kind.${who.kind}`)}</dd>
          </>
        )}
        <dt>{t('identity.brand')}</dt>
        <dd>{who.brand}</dd>
        {!isPlayer && (
          <>
            <dt>{t('identity.roles')}</dt>
            <dd>{who.roles.length === 0 ? t('identity.noRoles') : who.roles.map((role) => <Role key={role} name={role} />)}</dd>
          </>
        )}
        <dt>{t('identity.ends')}</dt>
        <dd>
          <Moment at={who.expiresAt} />
        </dd>
        {who.lastSignIn !== null && (
          <>
            <dt>{t('identity.lastSignIn')}</dt>
            <dd>
              <Moment at={who.lastSignIn.at} />
              {who.lastSignIn.ip !== null && <span className="address">{t('identity.from', { address: who.lastSignIn.ip })}</span>}
            </dd>
          </>
        )}
      </dl>
      <div className="ways">
        {!isAccountPage && (
          <a className="button secondary" href={account}>
            {t('yourAccount')}
          </a>
        )}
        <button className="secondary" type="button" onClick={() => void signOut()}>
          {t('signOut')}
        </button>
      </div>
    </div>
  );
}

function Role({ name }: { name: string }) {
  return <span className="role">{name}</span>;
}
