/** What can be done on the page that is shown, for the palette: pages offer it while they show it. */

import { useEffect, useId, useRef, useSyncExternalStore } from 'react';

export interface Command {
  name: string;
  /** The words of its button. */
  label: string;
  run: () => void;
}

let offered: ReadonlyMap<string, readonly Command[]> = new Map();
const listeners = new Set<() => void>();

function change(edit: (commands: Map<string, readonly Command[]>) => void): void {
  const next = new Map(offered);
  edit(next);
  offered = next;
  for (const tell of listeners) tell();
}

/** Offers them while the caller is shown; each runs as it was last given. */
export function useCommands(commands: readonly Command[]): void {
  const id = useId();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const listed = JSON.stringify(commands.map(({ name, label }) => ({ name, label })));
  useEffect(() => {
    const labels = JSON.parse(listed) as readonly Omit<Command, 'run'>[];
    const run = (name: string) => latest.current.find((each) => each.name === name)?.run();
    if (labels.length === 0) return undefined;
    change((all) => all.set(id, labels.map(({ name, label }) => ({ name: `${id} ${name}`, label, run: () => run(name) }))));
    return () => change((all) => all.delete(id));
  }, [id, listed]);
}

/** All that is offered now. */
export function useOffered(): readonly Command[] {
  const now = useSyncExternalStore(follow, () => offered);
  return [...now.values()].flat();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
