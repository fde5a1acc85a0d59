import { useValueName } from '../../ui/values/Tag';
import type { AccessLevel } from './gql/graphql';
import styles from './AccessMatrixPage.module.css';

const GLYPHS: Record<AccessLevel, string> = { READ: '●', MASKED: '◐', OWN: '◔', WRITE: '✎', CALL: '▸', NONE: '–' };

/** How far a right reaches: a sign, a word and a colour. */
export function Level({ level }: { level: AccessLevel }) {
  const valueName = useValueName();
  return (
    <span className={styles['level']} data-level={level}>
      <span aria-hidden>{GLYPHS[level]}</span>
      {valueName('AccessLevel', level)}
    </span>
  );
}
