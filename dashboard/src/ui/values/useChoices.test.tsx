// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderHook } from '@testing-library/react';
import { buildSchema, isEnumType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { changeLanguage, startTexts } from '../../texts/texts';
import enumValues from './enumValues.json';
import { useValueName } from './Tag';
import { useChoices } from './useChoices';

const SCHEMA = buildSchema(readFileSync(resolve(import.meta.dirname, '../../../../schema/schema.graphql'), 'utf8'));

beforeAll(() => startTexts());

test('choices are all values of the enum, in the order of their words', async () => {
  const { result, rerender } = renderHook(() => useChoices('WithdrawalHoldReason'));
  const labels = () => result.current.map(({ label }) => label);
  expect(result.current.map(({ value }) => value).toSorted()).toEqual(enumValues.WithdrawalHoldReason.toSorted());
  expect(result.current.at(-1)?.value).toBe('OTHER');
  const english = labels();
  expect(english.slice(0, -1)).toEqual(english.slice(0, -1).toSorted(new Intl.Collator('en').compare));
  await changeLanguage('de');
  rerender();
  expect(labels()).not.toEqual(english);
  await changeLanguage('en');
});

test('words and choices stay the same while nothing changes', () => {
  const { result, rerender } = renderHook(() => [useValueName(), useChoices('PlayerStatus')]);
  const before = result.current;
  rerender();
  expect(result.current[0]).toBe(before[0]);
  expect(result.current[1]).toBe(before[1]);
});

test('the values are those of the schema', () => {
  for (const [name, values] of Object.entries(enumValues)) {
    const type = SCHEMA.getType(name);
    const wanted = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(values.toSorted(), name).toEqual(wanted.toSorted());
  }
});
