import { UnstyledButton } from '@mantine/core';
import styles from './Views.module.css';

interface Props {
  label: string;
  views: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** Which part of a list is shown; the page keeps it in the address. */
export function Views({ label, views, value, onChange }: Props) {
  return (
    <nav className={styles['views']} aria-label={label}>
      {views.map((view) => (
        <UnstyledButton key={view.value} className={styles['entry']} aria-current={view.value === value || undefined} onClick={() => onChange(view.value)}>
          {view.label}
        </UnstyledButton>
      ))}
    </nav>
  );
}
