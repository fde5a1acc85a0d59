/** The one WebSocket of a tab: every subscription of its pages goes over it. */

import { createClient, type Client } from 'graphql-ws';
import { become } from './connectionState';

/** Close codes after which the same connection would be refused again: see docs/api.md, Why a socket closes. */
const FINAL = new Set([4403, 4431, 4432, 4433, 4434, 4435]);
/** Told by the server where it cannot check credentials at present, and by us to the client, which gives up after the former. */
const OUT_OF_ORDER = 1011;
const TRY_AGAIN_LATER = 1013;
const WAIT_MAX_MS = 10_000;
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 8_000;

/** A WebSocket after whose end another is tried. */
export class LastingWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    this.addEventListener('close', (event) => {
      if (event.code !== OUT_OF_ORDER) return;
      event.stopImmediatePropagation();
      this.dispatchEvent(new CloseEvent('close', { code: TRY_AGAIN_LATER, reason: event.reason, wasClean: event.wasClean }));
    });
  }
}

export function openSocket(onEnded: () => void): Client {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: { realm: 'operators' },
    lazy: false,
    webSocketImpl: LastingWebSocket,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Infinity,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(WAIT_MAX_MS, 500 * 2 ** retries * (0.5 + Math.random() / 2)))),
    shouldRetry: (event) => !(event instanceof CloseEvent && FINAL.has(event.code)),
    onNonLazyError: () => become('lost'),
    on: {
      connected: () => become('live'),
      // A connection that is cut on the way closes at neither end: only the missing answer tells.
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => socket.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered);
      },
      error: () => become('lost'),
      closed: (event) => {
        clearTimeout(unanswered);
        become('lost');
        if (event instanceof CloseEvent && FINAL.has(event.code)) onEnded();
      },
    },
  });
  const cut = () => socket.terminate();
  addEventListener('offline', cut);
  return {
    ...socket,
    dispose: () => {
      removeEventListener('offline', cut);
      return socket.dispose();
    },
  };
}
