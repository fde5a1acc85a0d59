import logo from '../brand/logo.svg';
import { LanguageChoice } from '../session/page/LanguageChoice';
import { useSession } from '../session/session';
import { SessionPanel } from '../session/SessionPanel';
import { useTitle } from '../session/page/useTitle';
import { Filled, placeFor } from '../texts/Filled';
import { useTexts } from '../texts/texts';
import { OFFERS, type Offer } from './offers';
import './start.css';
import { useReadiness } from './useReadiness';

/** The same in every language. */
const SOFTWARE = 'Croupier';
const ADDRESS = '/graphql';

export function StartPage() {
  const t = useTexts('start');
  useTitle(t('title'));
  return (
    <div className="start">
      <header>
        <span className="wordmark">
          <img src={logo} alt="" width="28" height="28" />
          {SOFTWARE}
        </span>
        <div className="aside">
          <LanguageChoice />
          <ReadinessPill />
        </div>
      </header>
      <main>
        <div className="intro">
          <h1>{t('title')}</h1>
          <p>
            <Filled words={t('words', { address: placeFor(0) })} parts={[<code key="address">{ADDRESS}</code>]} />
          </p>
        </div>
        <div className="columns">
          <nav aria-label={t('offers')}>
            <ul className="offers">
              {OFFERS.map((offer) => (
                <OfferLink key={offer.path} offer={offer} />
              ))}
            </ul>
          </nav>
          <SessionCard />
        </div>
      </main>
    </div>
  );
}

function OfferLink({ offer: { name, path } }: { offer: Offer }) {
  const t = useTexts('start');
  return (
    <li>
      <a href={path}>
        <span className="offer-name">{t(`offer.${name}.name`)}</span>
        <span className="offer-path">{path}</span>
        <span className="offer-purpose">{t(`offer.${name}.purpose`)}</span>
      </a>
    </li>
  );
}

function SessionCard() {
  const t = useTexts('start');
  const isSignedIn = useSession().state === 'signedIn';
  return (
    <section className="card" aria-labelledby="session-title">
      <h2 id="session-title">{t(isSignedIn ? 'signedIn' : 'signIn')}</h2>
      <SessionPanel />
    </section>
  );
}

function ReadinessPill() {
  const t = useTexts('start');
  const readiness = useReadiness();
  return (
    <output className="readiness" data-readiness={readiness}>
      <i aria-hidden="true" />
      {t(`readiness.${readiness}`)}
    </output>
  );
}
