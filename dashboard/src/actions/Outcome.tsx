import { useTexts } from '../texts/texts';
import { Label } from '../ui/values/Tag';
import refusals from './refusals.json';

/** Refusals that only commands of the server know, and no mutation. */
const OF_THE_SERVER = ['AccountBarred', 'MarketingWithdrawn', 'OperationNotFound'];
const REFUSALS: ReadonlySet<string> = new Set([...refusals, ...OF_THE_SERVER]);

/** What came of an action of the audit log: done, or refused and by what name. `isWhole`: the name of what was done, too. */
export function Outcome({ name, isWhole = false }: { name: string | null | undefined; isWhole?: boolean }) {
  const t = useTexts('actions');
  if (!name) return '–';
  const isRefused = REFUSALS.has(name);
  return (
    <span title={name}>
      <Label tone={isRefused ? 'warn' : 'ok'}>{t(isRefused ? 'outcome.refused' : 'outcome.done')}</Label>
      {(isRefused || isWhole) && <code> {name}</code>}
    </span>
  );
}
