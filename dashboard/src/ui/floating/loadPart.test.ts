import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPart } from './loadPart';

const asked = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', asked);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.mockReset();
});

test('what cannot be loaded while the server is away is loaded once it is back', async () => {
  const read = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError('away')).mockResolvedValueOnce('code');
  asked.mockRejectedValueOnce(new TypeError('away')).mockRejectedValueOnce(new TypeError('away')).mockResolvedValueOnce(new Response());
  const loaded = loadPart(read);
  await vi.advanceTimersByTimeAsync(10_000);
  await expect(loaded).resolves.toBe('code');
  expect(asked).toHaveBeenCalledTimes(3);
});

test('code that the server no longer has is said to be missing', async () => {
  const read = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('gone'));
  asked.mockResolvedValue(new Response());
  await expect(loadPart(read)).rejects.toThrow('gone');
  expect(read).toHaveBeenCalledTimes(2);
});
