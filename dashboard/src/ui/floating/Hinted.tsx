import { UnstyledButton } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { onDemand } from './onDemand';
import { useOpened } from './useOpened';

const Hint = onDemand(() => import('./Hint'));

interface Props {
  hint: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Something short that explains itself when it is pointed at, touched or focused; screen readers read both. */
export function Hinted({ hint, className, children }: Props) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { isOpen, open, close } = useOpened(Hint);
  return (
    <>
      <UnstyledButton ref={setAnchor} className={className} onPointerEnter={open} onPointerLeave={close} onFocus={open} onBlur={close} aria-describedby={id}>
        {children}
      </UnstyledButton>
      <span id={id} hidden>
        {hint}
      </span>
      <Hint.Component anchor={anchor} isOpen={isOpen} hint={hint} />
    </>
  );
}
