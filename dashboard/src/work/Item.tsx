/** What the open item of a queue is made of: its head, its parts, what was done with it. */

import { Button, Kbd, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './Item.module.css';
import { useCommands } from '../ui/commands';
import { outsideDialogs } from './useQueue';

export interface Action {
  name: string;
  label: string;
  key?: string;
  isPrimary?: boolean;
  isHarmful?: boolean;
  /** Why it cannot be done now. */
  barred?: string | null;
  onAct: () => void;
}

interface HeadProps {
  /** Names it: the amount, the player. */
  title: ReactNode;
  state?: ReactNode;
  about?: ReactNode;
  actions: readonly Action[];
}

/** State before data; below it what can be done, with its keys. */
export function ItemHead({ title, state, about, actions }: HeadProps) {
  return (
    <div className={styles['head']}>
      <div className={styles['title']}>
        <h2>{title}</h2>
        {state}
      </div>
      {about && <div className={styles['about']}>{about}</div>}
      <ActionBar actions={actions} />
    </div>
  );
}

function ActionBar({ actions }: { actions: readonly Action[] }) {
  useCommands(actions.filter(({ barred }) => !barred).map(({ name, label, onAct }) => ({ name, label, run: onAct })));
  useHotkeys(
    actions
      .filter(({ key, barred }) => key !== undefined && !barred)
      .map(({ key = '', onAct }) => [
        key,
        (event) => {
          if (outsideDialogs(event)) onAct();
        },
      ]),
  );
  if (actions.length === 0) return null;
  return (
    <div className={styles['actions']}>
      {actions.map((action) => (
        <ActionButton key={action.name} action={action} />
      ))}
    </div>
  );
}

function ActionButton({ action }: { action: Action }) {
  const { label, key, isPrimary = false, isHarmful = false, barred, onAct } = action;
  const button = (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      {...(isHarmful && { className: styles['harmful'] })}
      aria-keyshortcuts={key}
      aria-disabled={barred ? true : undefined}
      {...(barred && { 'data-disabled': true })}
      onClick={() => {
        if (!barred) onAct();
      }}
      rightSection={key ? <Kbd size="xs">{key}</Kbd> : undefined}
    >
      {label}
    </Button>
  );
  return barred ? (
    <Tooltip label={barred} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}

/** The parts of the evidence side by side, as many as fit; `first` is above them, as wide as all. */
export function Evidence({ first, children }: { first?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['evidence']}>
      {first && <div className={styles['whole']}>{first}</div>}
      {children}
    </div>
  );
}

interface SmallTableProps {
  label: string;
  heads: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  /** The place of the first column of amounts or counts: it and those after it are at the right. */
  amountsFrom?: number;
  empty: string;
}

/** Few rows under a heading; the last column is one of amounts, where nothing else is said. */
export function SmallTable({ label, heads, rows, amountsFrom = heads.length - 1, empty }: SmallTableProps) {
  if (rows.length === 0) return <p className={styles['empty']}>{empty}</p>;
  return (
    // Wider than its part on small windows: it scrolls, and so takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={label}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" data-amount={index >= amountsFrom || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, index) => (
                // The columns of a table stay where they are.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={index} data-amount={index >= amountsFrom || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What came of the last act, or what there is to know about the item. */
export function Banner({ tone = 'info', children }: { tone?: 'info' | 'warn' | 'ok'; children: ReactNode }) {
  return (
    <output className={styles['banner']} data-tone={tone}>
      {children}
    </output>
  );
}

/** Entries of a history, each with who and when. */
export function Trail({ entries, empty }: { entries: readonly { id: string; what: ReactNode; words?: ReactNode; by: ReactNode }[]; empty: string }) {
  if (entries.length === 0) return <p className={styles['empty']}>{empty}</p>;
  return (
    <ol className={styles['trail']}>
      {entries.map(({ id, what, words, by }) => (
        <li key={id}>
          <div className={styles['what']}>{what}</div>
          {words && <div className={styles['words']}>{words}</div>}
          <div className={styles['by']}>{by}</div>
        </li>
      ))}
    </ol>
  );
}
