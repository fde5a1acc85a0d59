import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { EXAMPLES } from '../examples';
import { useSession, type Session } from '../session/session';
import { readToken } from '../session/token';
import { connect } from './fetcher';
import { TopBar } from './TopBar';

/** GraphiQL beneath a bar that says who is asking. */
export function Explorer() {
  const session = useSession();
  return (
    <div className="explorer">
      <TopBar session={session} />
      <main>{session.state === 'asking' ? null : <Workbench token={tokenOf(session)} />}</main>
    </div>
  );
}

function tokenOf(session: Session): string | null {
  return session.state === 'signedIn' ? session.token : readToken();
}

function Workbench({ token }: { token: string | null }) {
  const connection = useMemo(() => connect(token), [token]);
  useEffect(() => () => connection.close(), [connection]);
  return (
    <GraphiQL
      fetcher={connection.fetcher}
      defaultTabs={EXAMPLES.map(({ query, variables }) => ({ query, variables: variables ?? '', headers: '' }))}
      storage={sessionStorage}
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    />
  );
}
