import { Outlet, useMatches } from '@tanstack/react-router';
import type { Client as Socket } from 'graphql-ws';
import { useEffect, useMemo, useState } from 'react';
import { Provider, useQuery, type Client } from 'urql';
import { usePendingProof } from '../account/stepUp';
import { createConsoleClient, RIGHTS_CHANGED } from '../api/client';
import { onReconnected } from '../api/connectionState';
import { refusalOf } from '../api/errors';
import { VIEWER } from '../api/operations';
import { permissionsOf } from '../api/permissions';
import { openSocket } from '../api/socket';
import { ViewerProvider, useViewer, type Viewer } from '../api/viewer';
import { refresh } from '../session/session';
import { loadTexts, useTexts } from '../texts/texts';
import { onDemand } from '../ui/floating/onDemand';
import { useOpened } from '../ui/floating/useOpened';
import { Page } from '../ui/Page';
import { Failed, Forbidden, Loading } from '../ui/states';
import { Shell } from './Shell';

/** The client lives as long as the sign-in: another operator starts with an empty cache. */
export function SignedInConsole() {
  const [{ client, socket }] = useState(connected);
  useEffect(() => () => void socket.dispose(), [socket]);
  return (
    <Provider value={client}>
      <AsViewer />
      <StepUp />
    </Provider>
  );
}

const StepUpDialog = onDemand<object>(async () => {
  const [found] = await Promise.all([import('../account/StepUpDialog'), loadTexts('session')]);
  return { default: found.StepUpDialog };
});

/** Loaded when an operation asks for a proof for the first time. */
function StepUp() {
  const isWanted = usePendingProof() !== null;
  const { isOpen, open } = useOpened(StepUpDialog);
  useEffect(() => {
    if (isWanted) open();
  }, [isWanted, open]);
  return isOpen && <StepUpDialog.Component />;
}

function connected(): { client: Client; socket: Socket } {
  const socket = openSocket(() => void refresh());
  return { socket, client: createConsoleClient(socket) };
}

function AsViewer() {
  const [{ data, error }, reload] = useQuery({ query: VIEWER });
  useEffect(() => onReconnected(() => reload({ requestPolicy: 'network-only' })), [reload]);
  useRightsChanged(reload);
  const found = data?.viewer;
  const viewer = useMemo<Viewer | null>(() => {
    if (!found) return null;
    return { name: found.name ?? '', brand: found.brand ?? '', roles: found.roles ?? [], ...permissionsOf(found.permissions ?? []) };
  }, [found]);
  const refusal = refusalOf(error);
  if (viewer === null) return refusal ? <Failed refusal={refusal} onRetry={() => reload({ requestPolicy: 'network-only' })} /> : <Loading />;
  return (
    <ViewerProvider value={viewer}>
      <Shell>
        <Guarded />
      </Shell>
    </ViewerProvider>
  );
}

/** A right was refused that was thought to be there: ask again what the viewer may do. */
function useRightsChanged(reload: (options: { requestPolicy: 'network-only' }) => void): void {
  useEffect(() => {
    const ask = () => reload({ requestPolicy: 'network-only' });
    addEventListener(RIGHTS_CHANGED, ask);
    return () => removeEventListener(RIGHTS_CHANGED, ask);
  }, [reload]);
}

/** The page, or for those who may not use it which right it needs. */
function Guarded() {
  const { may } = useViewer();
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData.page });
  const t = useTexts('common');
  if (!page || may(page.needs)) return <Outlet />;
  return (
    <Page title={t(`navigation.${page.name}`)}>
      <Forbidden coordinate={page.needs} />
    </Page>
  );
}
