import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import styles from './settings.module.css';

interface Row {
  name: string;
  before: ReactNode;
  after: ReactNode;
}

/** What changes, line by line; without `before` where there is nothing to compare with any more. */
export function Diff({ rows, hasBefore = true }: { rows: readonly Row[]; hasBefore?: boolean }) {
  const t = useTexts('settings');
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('diff.what')}</th>
          {hasBefore && <th scope="col">{t('diff.now')}</th>}
          <th scope="col">{t('diff.then')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {hasBefore && <td>{before}</td>}
            <td className={styles['then']}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
