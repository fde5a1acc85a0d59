import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { EXAMPLES } from '../examples';
import { useSession, type Session } from '../session/session';
import { connect } from './fetcher';
import { tabStorage } from './storage';
import { TopBar } from './TopBar';

const TABS = EXAMPLES.map(({ query, variables = '' }) => ({ query, variables, headers: '' }));

/** GraphiQL beneath a bar that says who is asking. */
export function Explorer() {
  const session = useSession();
  return (
    <div className="explorer">
      <TopBar session={session} />
      <main>{session.state === 'asking' ? <Waiting /> : <Workbench who={nameOf(session)} />}</main>
    </div>
  );
}

function Waiting() {
  return <output className="asking waiting">Asking the server who you are…</output>;
}

/** A socket keeps the caller who opened it: another caller needs another socket. */
function nameOf(session: Session): string {
  return session.state === 'signedIn' ? session.who.id : '';
}

function Workbench({ who }: { who: string }) {
  const connection = useMemo(() => connect(who !== ''), [who]);
  useEffect(() => connection.close, [connection]);
  return (
    <GraphiQL
      fetcher={connection.fetcher}
      defaultTabs={TABS}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
      forcedTheme="system"
      inputValueDeprecation
      schemaDescription
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      storage={tabStorage}
    />
  );
}
