import { UnstyledButton } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useViewer } from '../api/viewer';
import { onDemand } from '../ui/floating/onDemand';
import { useFloating } from '../ui/floating/useFloating';
import styles from './UserMenu.module.css';

const UserMenuItems = onDemand(() => import('./UserMenuItems'));

/** Who one is, and the way to what one chose. */
export function UserMenu() {
  const { name } = useViewer();
  const { button, panel } = useFloating(UserMenuItems, 'menu');
  return (
    <>
      <UnstyledButton className={styles['user']} {...button}>
        {name}
        <ChevronDown size={14} aria-hidden />
      </UnstyledButton>
      <UserMenuItems.Component {...panel} />
    </>
  );
}
