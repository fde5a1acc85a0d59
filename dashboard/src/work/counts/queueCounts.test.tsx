// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { Client, type Operation, type OperationResult } from 'urql';
import { filter, makeSubject, merge, pipe, tap } from 'wonka';
import { afterEach, expect, test } from 'vitest';
import { withClient } from '../../api/withClient.test.fixture';
import { QueueCountsProvider, useQueueCounts, useQueuesChanged } from './queueCounts';

afterEach(cleanup);

function subscriptions() {
  const { source, next } = makeSubject<OperationResult>();
  const asked: Operation[] = [];
  const client = new Client({
    url: 'http://unused.test',
    preferGetMethod: false,
    exchanges: [
      () => (operations$) =>
        merge([
          source,
          pipe(
            operations$,
            filter(({ kind }) => kind === 'subscription'),
            tap((operation) => void asked.push(operation)),
            filter(() => false),
          ) as never,
        ]),
    ],
  });
  const push = (count: number) => {
    const [operation] = asked;
    const data = { queueCountsChanged: [{ __typename: 'QueueCount', kind: 'CORRECTIONS', count, capped: false, oldestAt: null }] };
    if (operation) act(() => next({ operation, data, stale: false, hasNext: true }));
  };
  return { client, asked, push };
}

function Shown({ name }: { name: string }) {
  return <p>{`${name} ${useQueueCounts()?.[0]?.count ?? 'unknown'}`}</p>;
}

const within = (children: ReactNode) => <QueueCountsProvider>{children}</QueueCountsProvider>;

function Following() {
  const [pushes, setPushes] = useState(0);
  useQueuesChanged(() => setPushes(pushes + 1));
  return <p>{`pushes ${pushes}`}</p>;
}

test('one subscription stands for all that show the counts or follow them', () => {
  const { client, asked, push } = subscriptions();
  const { rerender } = render(within(<Shown name="navigation" />), { wrapper: withClient(client) });
  screen.getByText('navigation unknown');
  push(1);
  rerender(
    within(
      <>
        <Shown name="navigation" />
        <Shown name="overview" />
        <Following />
      </>,
    ),
  );
  screen.getByText('overview 1');
  screen.getByText('pushes 0');
  push(2);
  push(3);
  screen.getByText('navigation 3');
  screen.getByText('overview 3');
  screen.getByText('pushes 2');
  expect(asked).toHaveLength(1);
});
