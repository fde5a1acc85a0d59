// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { startTexts } from '../../../texts/texts';
import { useFieldName } from './useFieldName';

beforeAll(() => startTexts(['player']));

test.each([
  ['firstName', 'Given names'],
  ['preferences.theme', 'Colours'],
  ['status', 'Status'],
  ['unheardOf', 'unheardOf'],
  [null, '–'],
])('the field %s is called %s, and nothing is reported as missing', (field, words) => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  expect(renderHook(() => useFieldName()).result.current(field)).toBe(words);
  expect(report).not.toHaveBeenCalled();
});
