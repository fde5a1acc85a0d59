/**
 * The access token of this browser tab. Kept in sessionStorage and nowhere else: it ends with the tab, is never
 * sent by the browser on its own, and never reaches localStorage, cookies, URLs or logs.
 */

const KEY = 'croupier.token';

export function readToken(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
}

/** What people paste: surrounding blanks, line breaks of a terminal, a leading `Bearer`. */
export function tidyToken(pasted: string): string {
  return pasted.replace(/^\s*(?:authorization:\s*)?bearer\s+/i, '').replaceAll(/\s+/g, '');
}

/** When the token says it ends; null where it does not say. For display only: the server alone judges tokens. */
export function expiryOf(token: string): Date | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const seconds = (claims as { exp?: unknown } | null)?.exp;
    return typeof seconds === 'number' ? new Date(seconds * 1000) : null;
  } catch {
    return null;
  }
}
