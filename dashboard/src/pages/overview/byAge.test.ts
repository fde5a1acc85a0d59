import { expect, test } from 'vitest';
import { byAge } from './byAge';

test('what has waited longest comes first, and queues in which nothing waits last', () => {
  const queues = [
    { kind: 'empty', oldestAt: null },
    { kind: 'new', oldestAt: '2026-11-30T01:02:00.5Z' },
    { kind: 'old', oldestAt: '2026-11-29T23:00:00Z' },
    { kind: 'newer', oldestAt: '2026-11-30T01:02:00.75Z' },
  ];
  expect(byAge(queues).map(({ kind }) => kind)).toEqual(['old', 'new', 'newer', 'empty']);
});
