/** What a person typed as an amount: `-1.234,50` and `-1234.5` both become `-1234.50`-like text, never a number. */

const PLAIN = /^-?\d{1,24}(?:\.\d{1,12})?$/;

/** The amount in the server's spelling; null where it is none, or nothing. */
export function amountOf(written: string): string | null {
  const plain = spelled(written);
  return plain !== null && /[1-9]/.test(plain) ? plain : null;
}

/** The same of a limit, which may be nothing but not below it. */
export function limitOf(written: string): string | null {
  const plain = spelled(written);
  return plain === null || plain.startsWith('-') ? null : plain;
}

function spelled(written: string): string | null {
  const text = written.trim().replace('−', '-').replaceAll(/[\s'’]/g, '').replace(/^\+/, '');
  const plain = PLAIN.test(text) ? text : withPoint(text);
  return PLAIN.test(plain) ? plain : null;
}

/** The last of comma and point is that of the decimals, where groups of three stand before it. */
function withPoint(text: string): string {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  const whole = text.slice(0, last);
  const isGrouped = /^-?\d{1,3}(?:[.,]\d{3})*$/.test(whole) || /^-?\d+$/.test(whole);
  return last === -1 || !isGrouped ? text : `${whole.replaceAll(/[.,]/g, '')}.${text.slice(last + 1)}`;
}
