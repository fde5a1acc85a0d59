import { expect, test } from 'vitest';
import { actorLead, pageLead, subjectLead } from './leads';

const ACCOUNT = '01a228d7-0000-7000-8000-000000000000';
const player = { __typename: 'Player', id: 'plr_1', username: 'one' } as const;

test.each([
  ['operator:anna', '/operators?open=anna'],
  ['service:cli_01', '/programs?open=cli_01'],
  ['service:replay', undefined],
  ['system:jobs', undefined],
  ['player:one', undefined],
  ['anonymous', undefined],
  [null, undefined],
])('%s leads to %s', (actor, to) => {
  expect(actorLead(actor)?.to).toBe(to);
});

test.each([
  [{ player, subject: ACCOUNT, action: 'add_note' }, '/players/plr_1?tab=notes'],
  [{ player, subject: ACCOUNT, action: 'adjust' }, '/players/plr_1?tab=transactions'],
  [{ player, subject: ACCOUNT, action: 'something_new' }, '/players/plr_1'],
  [{ player: null, subject: ACCOUNT, action: 'assign_role' }, `/operators?open=${ACCOUNT}`],
  [{ player: null, subject: ACCOUNT, action: 'record_sign_in' }, undefined],
  [{ player: null, subject: null, action: 'assign_role' }, undefined],
])('%o leads to %s', (entry, to) => {
  expect(subjectLead(entry)?.to).toBe(to);
});

test('what is asked for and decided leads to where that is done', () => {
  expect(pageLead('approve_money_limit')?.to).toBe('/settings?part=limits');
  expect(pageLead('decide_on_role')?.to).toBe('/policy-changes?of=roles&status=every');
  expect(pageLead('place_bet')).toBeNull();
  expect(pageLead(null)).toBeNull();
});
