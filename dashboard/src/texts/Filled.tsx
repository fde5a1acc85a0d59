import { Fragment, type ReactNode } from 'react';

/** What marks the place of a part: a character that no text holds. */
const MARK = '\uE000';

/** Fills the place of the part with this index: `t('sentTo', { to: placeFor(0) })`. */
export function placeFor(index: number): string {
  return MARK + index;
}

/** A text with parts that are more than text, each where the language wants it. */
export function Filled({ words, parts }: { words: string; parts: readonly ReactNode[] }) {
  const [first = '', ...rest] = words.split(MARK);
  return (
    <>
      {first}
      {rest.map((piece) => (
        <Fragment key={piece[0]}>
          {parts[Number(piece[0])]}
          {piece.slice(1)}
        </Fragment>
      ))}
    </>
  );
}
