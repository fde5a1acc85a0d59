import './session.css';
import type { SignedIn } from './auth';
import { signOut } from './session';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Who you are, until when, when you last were here, and the way out. */
export function Identity({ who }: { who: SignedIn }) {
  return (
    <div className="identity">
      {who.passwordChangeRequired && (
        <p className="notice">
          Another operator made your password: <a href="/account">change it</a>, then sign in with the new one.
        </p>
      )}
      {who.enrolmentRequired && !who.passwordChangeRequired && (
        <p className="notice">
          Add a second factor before you can go on: <a href="/account">set one up</a>.
        </p>
      )}
      <dl>
        <dt>Name</dt>
        <dd className="name">{who.name}</dd>
        <dt>Kind</dt>
        <dd>{spoken(who.kind)}</dd>
        <dt>Brand</dt>
        <dd>{who.brand}</dd>
        <dt>Roles</dt>
        <dd>{who.roles.length === 0 ? 'None' : who.roles.map((role) => <Role key={role} name={role} />)}</dd>
        <dt>Ends</dt>
        <dd>
          <Moment at={who.expiresAt} />
        </dd>
        {who.lastSignIn !== null && (
          <>
            <dt>Last</dt>
            <dd>
              <Moment at={who.lastSignIn.at} />
              {who.lastSignIn.ip !== null && <span className="address">from {who.lastSignIn.ip}</span>}
            </dd>
          </>
        )}
      </dl>
      <div className="ways">
        <a className="button secondary" href="/account">
          Your account
        </a>
        <button className="secondary" type="button" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </div>
  );
}

export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{WHEN.format(new Date(at))}</time>;
}

function Role({ name }: { name: string }) {
  return <span className="role">{name}</span>;
}

export function spoken(constant: string): string {
  return constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll('_', ' ');
}
