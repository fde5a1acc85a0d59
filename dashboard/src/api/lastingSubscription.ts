/** A subscription that outlives what is out of order for a while. */

import type { Client as Socket, SubscribePayload, Sink } from 'graphql-ws';
import { onReconnected } from './connectionState';

type Part = Pick<Socket, 'subscribe' | 'terminate'>;

/** The code of refusals that another try may lift: something that the server needs cannot be reached. */
const OUT_OF_ORDER = 'UNAVAILABLE';

/**
 * Subscribes. A subscription that the server cannot begin at present is not live, and neither is the page: the
 * socket is cut, which says so, and it begins once the server takes connections again.
 */
export function subscribeLasting(socket: Part, payload: SubscribePayload, sink: Sink): () => void {
  let stop: (() => void) | null = null;
  let stopWaiting: (() => void) | null = null;
  const begin = () => {
    stop = socket.subscribe(payload, {
      ...sink,
      next: (value) => sink.next(value as never),
      complete: () => sink.complete(),
      error: (error) => {
        if (!isOutOfOrder(error)) {
          sink.error(error);
          return;
        }
        stopWaiting = onReconnected(() => {
          stopWaiting?.();
          begin();
        });
        socket.terminate();
      },
    });
  };
  begin();
  return () => {
    stopWaiting?.();
    stop?.();
  };
}

function isOutOfOrder(error: unknown): boolean {
  return Array.isArray(error) && error.some((each: { extensions?: { code?: unknown } }) => each.extensions?.code === OUT_OF_ORDER);
}
