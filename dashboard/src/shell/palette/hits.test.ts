import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { CONSOLE_PAGES } from '../../app/consolePages';
import type { DirectoryQuery } from '../gql/graphql';
import { hitsOf, namedThings, type Found } from './hits';
import { LED, leadsOf } from './leads';

const PLAYER: Found = { matchedBy: 'USERNAME', node: { __typename: 'Player', id: 'p1', username: 'ann' } };
const withdrawal = (state: string): Found => ({ matchedBy: 'ID', node: { __typename: 'Withdrawal', id: 'w1', withdrawalState: state, player: { id: 'p2', username: 'bea' } } });
const every = () => true;
const addresses = (found: readonly Found[], may: (coordinate: string) => boolean = every) => hitsOf(found, may).map(({ to }) => to);

test('what waits leads to its queue, and what is decided to the page of its player', () => {
  expect(addresses([PLAYER, withdrawal('REQUESTED'), withdrawal('PAID')])).toEqual(['/players/p1', '/withdrawals?item=w1', '/players/p2?tab=payments&open=w1']);
});

test('without the queue a withdrawal leads to its player, and without a page nowhere', () => {
  expect(addresses([withdrawal('REQUESTED')], (needs) => needs === 'Query.player')).toEqual(['/players/p2?tab=payments&open=w1']);
  expect(addresses([withdrawal('REQUESTED')], () => false)).toEqual([]);
});

/** Shown beside other things, or the viewer's own: nothing leads to one of them alone. */
const WITHOUT_PAGE = ['AccountSession', 'EnrolledFactor', 'Feed', 'InboundWebhook', 'SavedView'];

test('everything that a search finds by its id leads to a page of the console', () => {
  const schema = buildSchema(readFileSync(resolve(import.meta.dirname, '../../../../schema/schema.graphql'), 'utf8'));
  const node = schema.getType('Node');
  const kinds = schema.getPossibleTypes(node as Parameters<typeof schema.getPossibleTypes>[0]).map(({ name }) => name);
  expect(kinds.filter((kind) => !LED.includes(kind)).toSorted()).toEqual(WITHOUT_PAGE);
  const pages = new Set(CONSOLE_PAGES.map(({ name }) => name));
  const leads = LED.flatMap((kind) => leadsOf({ __typename: kind, id: 'an_id', player: ['Operator', 'Client', 'Job'].includes(kind) ? null : { id: 'p1' } }));
  expect(leads.filter(({ page }) => !pages.has(page))).toEqual([]);
});

const DIRECTORY = {
  operators: { nodes: [{ id: 'opr_1', login: 'anna', name: 'Anna Bell' }] },
  clients: [{ id: 'cli_1', name: 'Bell tower' }],
  accessRoles: [{ name: 'support', title: 'Support' }],
} as unknown as DirectoryQuery;

test.each([
  ['bell', ['/operators?open=opr_1', '/programs?open=cli_1']],
  ['ANNA', ['/operators?open=opr_1']],
  ['supp', ['/roles?open=support']],
  ['2026-11-30/42', ['/audit?period=2026-11-30..2026-11-30&open=2026-11-30%2F42']],
  ['unknown', []],
  [' ', []],
])('%s is found by its name', (text, wanted) => {
  expect(addresses(namedThings(text, DIRECTORY))).toEqual(wanted);
});
