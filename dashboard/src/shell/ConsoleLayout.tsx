import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { resolveVariables, theme } from '../app/theme';
import { paths } from '../paths';
import { resume, useSession } from '../session/session';
import { loadTexts } from '../texts/texts';
import { Notices } from '../ui/notices';
import { Unreachable } from './Unreachable';
import { SignedInConsole } from './SignedInConsole';

const StartPage = lazyRouteComponent(async () => {
  const [page] = await Promise.all([import('../start/page'), loadTexts('start', 'session')]);
  return page;
});
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** The console for operators who are signed in; for others the start page, or the way to sign in and back here. */
export default function ConsoleLayout() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notices />
      <BySession />
    </MantineProvider>
  );
}

function BySession() {
  const session = useSession();
  useEffect(() => {
    void resume('operators');
  }, []);
  switch (session.state) {
    case 'asking':
      return null;
    case 'unreachable':
      return <Unreachable />;
    case 'anonymous':
      return location.pathname === paths.home() ? (
        <Suspense fallback={null}>
          <StartPage />
        </Suspense>
      ) : (
        <Away to={paths.operatorsSignIn({ continue: location.pathname + location.search })} />
      );
    case 'signedIn':
      return session.who.enrolmentRequired || session.who.passwordChangeRequired ? <Away to={paths.account()} /> : <SignedInConsole key={session.who.id} />;
  }
}

function Away({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to]);
  return null;
}
