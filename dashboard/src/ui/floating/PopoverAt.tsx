import { Popover, type PopoverProps } from '@mantine/core';
import { Anchor } from './Anchor';
import type { FloatingProps } from './useFloating';

interface Props extends FloatingProps, Pick<PopoverProps, 'position' | 'width' | 'children'> {
  label: string;
}

/** A panel beside its button, which has the focus while it is open. */
export function PopoverAt({ anchor, isOpen, onClose, label, children, ...placed }: Props) {
  return (
    <Popover opened={isOpen} onChange={(open) => open || onClose()} position="bottom-start" trapFocus returnFocus {...placed}>
      <Popover.Target>
        <Anchor element={anchor} />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} aria-labelledby={undefined}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
