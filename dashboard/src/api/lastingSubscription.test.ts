import type { Sink } from 'graphql-ws';
import { beforeEach, expect, test, vi } from 'vitest';
import { become } from './connectionState';
import { subscribeLasting } from './lastingSubscription';

const PAYLOAD = { query: 'subscription { it }' };
const UNAVAILABLE = [{ message: 'later', extensions: { code: 'UNAVAILABLE' } }];

/** A socket whose subscriptions do what the test says; cutting it is what a lost connection is. */
function aSocket() {
  const sinks: Sink[] = [];
  const stopped = vi.fn<() => void>();
  const subscribe = (_: unknown, sink: Sink) => {
    sinks.push(sink);
    return stopped;
  };
  return { sinks, stopped, socket: { subscribe, terminate: vi.fn(() => become('lost')) } as never as Parameters<typeof subscribeLasting>[0] };
}

function aSink() {
  return { next: vi.fn<(value: unknown) => void>(), error: vi.fn<(error: unknown) => void>(), complete: vi.fn<() => void>() };
}

beforeEach(() => become('live'));

test('what the server cannot begin now makes the connection lost, and begins with the next one', () => {
  const { sinks, socket } = aSocket();
  const sink = aSink();
  subscribeLasting(socket, PAYLOAD, sink);
  sinks[0]?.error(UNAVAILABLE);
  expect(socket.terminate).toHaveBeenCalledOnce();
  expect(sinks).toHaveLength(1);
  become('live');
  expect(sinks).toHaveLength(2);
  sinks[1]?.next({ data: { it: 1 } });
  expect(sink.next).toHaveBeenCalledWith({ data: { it: 1 } });
  become('lost');
  become('live');
  expect(sinks).toHaveLength(2);
  expect(sink.error).not.toHaveBeenCalled();
});

test('any other refusal is told', () => {
  const { sinks, socket } = aSocket();
  const sink = aSink();
  subscribeLasting(socket, PAYLOAD, sink);
  const forbidden = [{ message: 'no', extensions: { code: 'FORBIDDEN' } }];
  sinks[0]?.error(forbidden);
  expect(sink.error).toHaveBeenCalledWith(forbidden);
  expect(socket.terminate).not.toHaveBeenCalled();
});

test('what is no longer wanted does not begin again', () => {
  const { sinks, stopped, socket } = aSocket();
  const end = subscribeLasting(socket, PAYLOAD, aSink());
  sinks[0]?.error(UNAVAILABLE);
  end();
  become('live');
  expect(sinks).toHaveLength(1);
  expect(stopped).toHaveBeenCalledOnce();
});
