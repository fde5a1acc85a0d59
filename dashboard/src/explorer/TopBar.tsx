import { useRef } from 'react';
import logo from '../brand/logo.svg';
import type { Session } from '../session/session';
import { SessionPanel } from '../session/SessionPanel';

export function TopBar({ session }: { session: Session }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <header className="top-bar">
      <a href="/">
        <img src={logo} alt="" width="22" height="22" />
        Croupier
      </a>
      <h1>GraphiQL</h1>
      <button className="secondary" type="button" onClick={() => dialog.current?.showModal()}>
        {label(session)}
      </button>
      <dialog ref={dialog} aria-label="Who is asking">
        <SessionPanel onSignedIn={close} />
        <button className="secondary" type="button" onClick={close}>
          Close
        </button>
      </dialog>
    </header>
  );
}

function label(session: Session): string {
  switch (session.state) {
    case 'signedIn':
      return session.viewer.name;
    case 'asking':
      return 'Signing in…';
    default:
      return 'Sign in';
  }
}
