import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/texts';
import styles from './Split.module.css';
import { usePanel } from './usePanel';

/** A list, and beside it what is open of it; on a phone that lies over the list. */
export function Split({ children }: { children: ReactNode }) {
  return <div className={styles['split']}>{children}</div>;
}

export function Panel({ title, aside, onClose, children }: { title: string; aside?: ReactNode; onClose: () => void; children: ReactNode }) {
  const t = useTexts('common');
  const element = usePanel(onClose);
  return (
    <aside ref={element} className={styles['panel']} aria-label={title} tabIndex={-1}>
      <header>
        <div>
          <h2>{title}</h2>
          {aside}
        </div>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

export function PanelPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export { styles as splitStyles };
