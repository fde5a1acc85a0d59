import { useImperativeHandle, type Ref } from 'react';

/** Stands for an element drawn elsewhere where a component wants its target as a child. */
export function Anchor({ element, ref }: { element: HTMLElement | null; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => element as HTMLElement, [element]);
  return null;
}
