const DIGITS = 6;

/** Whether an amount is so large that one types it before it moves: from 100,000 of its smallest units on. */
export function isHeavy(amount: string): boolean {
  return amount.replaceAll(/[-.]/g, '').replace(/^0+/, '').length >= DIGITS;
}
