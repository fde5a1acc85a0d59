import type { Translate } from '../../texts/texts';

/** The system jobs of this version, which have words in the texts (`kinds`). */
export const SYSTEM_JOBS_NAMED: ReadonlySet<string> = new Set([
  'agreement to terms',
  'cooling-off',
  'factor resets',
  'overdue rounds',
  'bonuses whose time is over',
  'bonuses that wait for bets',
  'heads of the audit log',
  'exports and jobs whose time is over',
  'remove old events',
  'signing keys',
  'months of the ledger',
  'months of the audit log',
  'house accounts',
  'calls of the previous release',
  'grants of programs',
  'ended claims of work items',
  'webhook deliveries whose time is over',
  'received webhooks whose time is over',
  'system jobs whose time is over',
]);

/** What a system job does; of one that another version has, its own name. */
export function systemJobName(t: Translate, name: string): string {
  return SYSTEM_JOBS_NAMED.has(name) ? t(`kinds.${name}`) : name;
}
