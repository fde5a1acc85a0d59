import logo from '../brand/logo.svg';
import { useSession } from '../session/session';
import { SessionPanel } from '../session/SessionPanel';
import { DOORS, type Door } from './doors';
import './start.css';
import { useReadiness, type Readiness } from './useReadiness';

export function StartPage() {
  return (
    <div className="start">
      <header>
        <span className="wordmark">
          <img src={logo} alt="" width="28" height="28" />
          Croupier
        </span>
        <ReadinessPill />
      </header>
      <main>
        <div className="intro">
          <h1>One source of truth for players and their money</h1>
          <p>
            This server keeps players, wallets and a double-entry ledger behind one GraphQL API at{' '}
            <code>/graphql</code>, with live subscriptions over WebSocket.
          </p>
        </div>
        <div className="columns">
          <nav aria-label="What this server offers">
            <ul className="doors">
              {DOORS.map((door) => (
                <DoorLink key={door.path} door={door} />
              ))}
            </ul>
          </nav>
          <SessionCard />
        </div>
      </main>
    </div>
  );
}

function DoorLink({ door }: { door: Door }) {
  return (
    <li>
      <a href={door.path}>
        <span className="door-name">{door.name}</span>
        <span className="door-path">{door.path}</span>
        <span className="door-purpose">{door.purpose}</span>
      </a>
    </li>
  );
}

function SessionCard() {
  const title = useSession().state === 'signedIn' ? 'You are signed in' : 'Sign in';
  return (
    <section className="card" aria-labelledby="session-title">
      <h2 id="session-title">{title}</h2>
      <SessionPanel />
    </section>
  );
}

const READINESS_SAID: Record<Readiness, string> = {
  checking: 'Checking',
  ready: 'Ready',
  notReady: 'Not ready',
  unreachable: 'Not answering',
};

function ReadinessPill() {
  const readiness = useReadiness();
  return (
    <output className="readiness" data-readiness={readiness}>
      <i aria-hidden="true" />
      {READINESS_SAID[readiness]}
    </output>
  );
}
