import './session.css';
import { signOut } from './session';
import { expiryOf } from './token';
import type { Viewer } from './viewer';

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  token: string;
  viewer: Viewer;
}

/** Who the token says you are, until when, and the way out. */
export function Identity({ token, viewer }: Props) {
  const expiry = expiryOf(token);
  return (
    <div className="identity">
      <dl>
        <dt>Name</dt>
        <dd className="name">{viewer.name}</dd>
        <dt>Kind</dt>
        <dd>{spoken(viewer.kind)}</dd>
        <dt>Brand</dt>
        <dd>{viewer.brand}</dd>
        <dt>Roles</dt>
        <dd>{viewer.roles.length === 0 ? 'None' : viewer.roles.map((role) => <Role key={role} name={role} />)}</dd>
        {expiry !== null && (
          <>
            <dt>Ends</dt>
            <dd>
              <time dateTime={expiry.toISOString()}>{WHEN.format(expiry)}</time>
            </dd>
          </>
        )}
      </dl>
      <button className="secondary" type="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

function Role({ name }: { name: string }) {
  return <span className="role">{name}</span>;
}

function spoken(constant: string): string {
  return constant.charAt(0) + constant.slice(1).toLowerCase().replaceAll('_', ' ');
}
