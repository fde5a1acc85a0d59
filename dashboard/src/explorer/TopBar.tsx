import { useRef } from 'react';
import logo from '../brand/logo.svg';
import { LanguageChoice } from '../session/page/LanguageChoice';
import type { Session } from '../session/session';
import { SessionPanel } from '../session/SessionPanel';
import { useTexts } from '../texts/texts';

/** Names, the same in every language. */
const NAME = 'GraphiQL';
const SOFTWARE = 'Croupier';

/** The way home on the left, who is asking on the right. */
export function TopBar({ session }: { session: Session }) {
  const t = useTexts('explorer');
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  const signedIn = session.state === 'signedIn';
  return (
    <header className="top-bar">
      <a href="/">
        <img src={logo} alt="" width="22" height="22" />
        <span>{SOFTWARE}</span>
      </a>
      <h1>{NAME}</h1>
      <LanguageChoice />
      <button
        className={signedIn ? 'secondary who' : 'primary'}
        type="button"
        disabled={session.state === 'asking'}
        onClick={() => dialog.current?.showModal()}
      >
        {signedIn ? session.who.name : t('signIn')}
      </button>
      <dialog ref={dialog} aria-labelledby="session-title">
        <div className="dialog-head">
          <h2 id="session-title">{t(signedIn ? 'signedIn' : 'signIn')}</h2>
          <button type="button" aria-label={t('close')} onClick={close}>
            ×
          </button>
        </div>
        <SessionPanel onSignedIn={close} />
      </dialog>
    </header>
  );
}
