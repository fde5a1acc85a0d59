/** Every mutation of the schema is offered by a page, or stands here with the reason why none offers it. */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, Kind, parse } from 'graphql';
import { expect, test } from 'vitest';

const GAMES = 'Games are played by programs: people are refused.';
const PAYMENT_PROVIDERS = 'A provider’s answer about a deposit: sent by the program that has it.';
const PLAYERS_OWN = 'A player’s own: the front end of the casino offers it, not the console.';

const FEEDS = 'Feeds are set up by programs and from the command line, see docs/feeds.md.';
const NOT_OFFERED: Record<string, string> = {
  endAllSessions: 'The account page ends each session by itself, and a change of the password ends them all.',
  placeBet: GAMES,
  payWin: GAMES,
  betAndWin: GAMES,
  rollbackBet: GAMES,
  closeRound: GAMES,
  openGameSession: GAMES,
  endGameSession: GAMES,
  initiateDeposit: PAYMENT_PROVIDERS,
  authoriseDeposit: PAYMENT_PROVIDERS,
  settleDeposit: PAYMENT_PROVIDERS,
  declineDeposit: PAYMENT_PROVIDERS,
  requestEmailChange: PLAYERS_OWN,
  confirmEmailChange: PLAYERS_OWN,
  requestPhoneChange: PLAYERS_OWN,
  confirmPhoneChange: PLAYERS_OWN,
  changeUsername: PLAYERS_OWN,
  enrolPhone: PLAYERS_OWN,
  confirmPhone: PLAYERS_OWN,
  createFeed: FEEDS,
  runFeed: FEEDS,
  removeFeed: FEEDS,
  importMarketingList: FEEDS,
  reprocessInboundWebhook: 'No provider’s webhooks are received yet: its page comes with the first.',
};

const SRC = resolve(import.meta.dirname, '..');
const SCHEMA = buildSchema(readFileSync(resolve(SRC, '../../schema/schema.graphql'), 'utf8'));
const MUTATIONS = Object.keys(SCHEMA.getMutationType()?.getFields() ?? {});

/** The mutations of the documents in a source: those of `graphql(...)`, and plain texts of the public pages. */
function mutationsIn(code: string): string[] {
  const texts = [...code.matchAll(/`(\s*mutation\b[^`]*)`/g), ...code.matchAll(/'(mutation\b[^']*\})'/g)].map(([, text = '']) => text);
  return texts.flatMap((text) => parse(text.replaceAll(/\$\{[^}]*\}/g, '')).definitions).flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : [])) : [],
  );
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !file.includes('/gql/') && !file.includes('.test.') && file !== 'examples.ts');
const OFFERED = new Set(FILES.flatMap((file) => mutationsIn(readFileSync(resolve(SRC, file), 'utf8'))));

test('mutations are found in documents', () => {
  expect(mutationsIn('const A = graphql(`\n  mutation A($input: I!) { addTag(input: $input) { __typename } it: addNote { __typename } }`)')).toEqual(['addTag', 'addNote']);
  expect(mutationsIn('const Q = graphql(`query { viewer { name } }`)')).toEqual([]);
});

test('every mutation is offered, or has a reason', () => {
  expect(MUTATIONS.filter((name) => !OFFERED.has(name) && !(name in NOT_OFFERED))).toEqual([]);
});

test('no reason is given for what is offered, or is no mutation', () => {
  expect(Object.keys(NOT_OFFERED).filter((name) => OFFERED.has(name) || !MUTATIONS.includes(name))).toEqual([]);
});
