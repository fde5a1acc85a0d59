import { GraphiQL } from 'graphiql';
import { useEffect, useMemo, useState } from 'react';
import { examplesFor } from '../examples';
import { useScheme } from '../app/scheme';
import { useSession, type Session } from '../session/session';
import { useTitle } from '../session/page/useTitle';
import { useTexts, type Translate } from '../texts/texts';
import { showDefaults } from './defaults';
import { connect, firstPlayer, mayReadSchema } from './fetcher';
import { tabStorage } from './storage';
import { TopBar } from './TopBar';

/** GraphiQL beneath a bar that says who is asking. */
export function Explorer() {
  const session = useSession();
  useTitle('GraphiQL');
  return (
    <div className="explorer">
      <TopBar session={session} />
      {/* GraphiQL speaks English alone. */}
      {session.state === 'asking' ? (
        <main>
          <Waiting />
        </main>
      ) : (
        <main lang="en">
          <Workbench who={nameOf(session)} />
        </main>
      )}
    </div>
  );
}

function Waiting() {
  const t = useTexts('explorer');
  return <output className="asking waiting">{t('asking')}</output>;
}

/** A socket keeps the caller who opened it: another caller needs another socket. */
function nameOf(session: Session): string {
  return session.state === 'signedIn' ? session.who.id : '';
}

function Workbench({ who }: { who: string }) {
  const connection = useMemo(() => connect(who !== ''), [who]);
  const readable = useReadableSchema(who !== '');
  const tabs = useTabs(who !== '');
  const scheme = useScheme();
  useEffect(() => connection.close, [connection]);
  if (tabs === null) return <Waiting />;
  return (
    <GraphiQL
      fetcher={connection.fetcher}
      defaultTabs={tabs}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
      forcedTheme={scheme}
      inputValueDeprecation
      schemaDescription
      onSchemaChange={showDefaults}
      {...(readable ? {} : { schema: null })}
      shouldPersistHeaders={false}
      showPersistHeadersSettings={false}
      storage={tabStorage}
    />
  );
}

interface Tab {
  query: string;
  variables: string;
  headers: string;
}

/** One for each example, about a player there is; null until that is known. */
function useTabs(signedIn: boolean): Tab[] | null {
  const t = useTexts('explorer');
  const [tabs, setTabs] = useState<Tab[] | null>(null);
  useEffect(() => {
    const look = async () => setTabs(tabsFor(t, signedIn ? await firstPlayer() : null));
    void look();
  }, [t, signedIn]);
  return tabs;
}

function tabsFor(t: Translate, playerId: string | null): Tab[] {
  return examplesFor(playerId).map(({ name, query, variables = '' }) => {
    const comment = t(`example.${name}`).replaceAll(/^/gm, '# ');
    return { query: `${comment}\n${query}`, variables, headers: '' };
  });
}

/** Whether to ask for the schema: signed out it is refused mostly, and a refusal is no error to begin with. */
function useReadableSchema(signedIn: boolean): boolean {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!signedIn) void mayReadSchema().then(setOpen);
  }, [signedIn]);
  return signedIn || open;
}
