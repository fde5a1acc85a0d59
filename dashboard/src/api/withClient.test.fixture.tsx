/** What reads is tested within: a client, and a viewer who may read all. */

import type { ReactNode } from 'react';
import { Provider, type Client } from 'urql';
import { ViewerProvider, type Viewer } from './viewer';

const VIEWER: Viewer = { name: '', brand: '', roles: [], level: () => 'READ', may: () => true };

export function withClient(client: Client) {
  return ({ children }: { children: ReactNode }) => (
    <Provider value={client}>
      <ViewerProvider value={VIEWER}>{children}</ViewerProvider>
    </Provider>
  );
}
