import { useEffect, type ReactNode } from 'react';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** The page takes the height of the window, and scrolls inside. */
  isFilled?: boolean;
  children: ReactNode;
}

/** A page of the console: its title is also the document's. */
export function Page({ title, aside, actions, isFilled = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Croupier`;
  }, [title]);
  return (
    <div className={styles['page']} data-filled={isFilled || undefined}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {aside && <div className={styles['aside']}>{aside}</div>}
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside && <div className={styles['aside']}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
