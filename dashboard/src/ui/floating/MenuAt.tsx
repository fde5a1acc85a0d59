import { Menu, type MenuProps } from '@mantine/core';
import { Anchor } from './Anchor';
import type { FloatingProps } from './useFloating';

interface Props extends FloatingProps, Pick<MenuProps, 'position' | 'width' | 'withinPortal' | 'children'> {
  label: string;
  className?: string | undefined;
}

/** A menu beside its button. */
export function MenuAt({ anchor, isOpen, onClose, label, className, children, ...placed }: Props) {
  // Before what an item opens is drawn: that finds the focus at the button, and brings it back there.
  const close = () => {
    anchor?.focus({ preventScroll: true });
    onClose();
  };
  return (
    <Menu opened={isOpen} onChange={(open) => open || close()} position="bottom-start" {...placed}>
      <Menu.Target>
        <Anchor element={anchor} />
      </Menu.Target>
      <Menu.Dropdown className={className} aria-label={label} aria-labelledby={undefined}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
