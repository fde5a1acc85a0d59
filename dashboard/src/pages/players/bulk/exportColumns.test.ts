import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { playerColumns } from '../playerColumns';
import { columnsOfList, EXPORTABLE, readableColumns } from './exportColumns';

const EXPORTS = readFileSync(resolve(import.meta.dirname, '../../../../../resolvers/jobs/exports.py'), 'utf8');

test('a file can have every column that is offered', () => {
  const [, words = ''] = /PLAYER_COLUMNS.*?_columns\((.*?)\n\)/s.exec(EXPORTS) ?? [];
  const known = new Set(words.match(/\w+/g));
  expect(EXPORTABLE.flatMap((coordinate) => coordinate.split('.')).filter((name) => name !== 'Player' && !known.has(name))).toEqual([]);
});

test('what the viewer may not read is not offered, nor what is in it', () => {
  const denied = new Set(['Player.email', 'Player.name']);
  const readable = readableColumns((coordinate) => !denied.has(coordinate));
  expect(EXPORTABLE.filter((each) => !readable.includes(each))).toEqual(['PersonName.first', 'PersonName.last', 'Player.email']);
});

test('at first a file has the columns of the list, and the id', () => {
  expect(columnsOfList(['source', 'status', 'balance'], EXPORTABLE)).toEqual(['Player.id', 'Player.status', 'PlayerSource.trafficSource', 'PlayerSource.campaign']);
});

test('every column of the list but the balance is one of a file', () => {
  const withoutAny = playerColumns(String, (_, value) => value).filter(({ id }) => columnsOfList([id], EXPORTABLE).length === 1);
  expect(withoutAny.map(({ id }) => id)).toEqual(['balance']);
});
