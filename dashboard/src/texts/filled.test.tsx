// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Filled, placeFor } from './Filled';

afterEach(cleanup);

test.each([
  [`Sent to ${placeFor(0)}.`, 'Sent to <b>a</b>.'],
  [`${placeFor(1)}: ${placeFor(0)}`, '<i>b</i>: <b>a</b>'],
  ['No place at all', 'No place at all'],
])('%s is %s', (words, html) => {
  const { container } = render(<Filled words={words} parts={[<b key="0">a</b>, <i key="1">b</i>]} />);
  expect(container.innerHTML).toBe(html);
});
