import { useRef } from 'react';
import logo from '../brand/logo.svg';
import type { Session } from '../session/session';
import { SessionPanel } from '../session/SessionPanel';

/** The way home on the left, who is asking on the right. */
export function TopBar({ session }: { session: Session }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  const signedIn = session.state === 'signedIn';
  return (
    <header className="top-bar">
      <a href="/">
        <img src={logo} alt="" width="22" height="22" />
        Croupier
      </a>
      <h1>GraphiQL</h1>
      <button
        className={signedIn ? 'secondary who' : 'primary'}
        type="button"
        disabled={session.state === 'asking'}
        onClick={() => dialog.current?.showModal()}
      >
        {signedIn ? session.who.name : 'Sign in'}
      </button>
      <dialog ref={dialog} aria-labelledby="session-title">
        <div className="dialog-head">
          <h2 id="session-title">{signedIn ? 'You are signed in' : 'Sign in'}</h2>
          <button type="button" aria-label="Close" onClick={close}>
            ×
          </button>
        </div>
        <SessionPanel onSignedIn={close} />
      </dialog>
    </header>
  );
}
