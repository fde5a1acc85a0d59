/** What a search found, as the palette offers it: each thing leads to a page that shows it. */

import { CONSOLE_PAGES } from '../../app/consolePages';
import type { ConsolePage } from '../../app/consolePage';
import type { DirectoryQuery, SearchMatch } from '../gql/graphql';
import { leadsOf, type Thing } from './leads';

export interface Found {
  /** Left out where the console itself found it, by its name. */
  matchedBy?: SearchMatch;
  node: Thing;
}

export interface Hit {
  id: string;
  /** The type of the schema. */
  kind: string;
  matchedBy: SearchMatch | null;
  /** Whose it is, or what it is called; empty where the viewer may not read that. */
  name: string;
  page: ConsolePage;
  to: string;
}

/** Those that have a page which the viewer may use. */
export function hitsOf(found: readonly Found[], may: (coordinate: string) => boolean, pages = CONSOLE_PAGES): Hit[] {
  return found.flatMap(({ matchedBy, node }) => {
    for (const { page: name, to } of leadsOf(node)) {
      const page = pages.find((each) => each.name === name && may(each.needs));
      if (page) return [{ id: node.id ?? '', kind: node.__typename, matchedBy: matchedBy ?? null, name: nameOf(node), page, to }];
    }
    return [];
  });
}

function nameOf({ username, player, operator, client, role, endpoint }: Thing): string {
  return username ?? player?.username ?? operator ?? client ?? role ?? endpoint?.name ?? '';
}

const LISTED_MAX = 6;
/** As the audit page writes it: a day, and a place in its chain. */
const AUDIT_ENTRY = /^\d{4}-\d\d-\d\d\/\d+$/;

/** What has no search of the server: operators, programs and roles by name, entries of the audit log by day and place. */
export function namedThings(text: string, directory: DirectoryQuery | undefined): Found[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  if (AUDIT_ENTRY.test(wanted)) return [{ node: { __typename: 'AuditEntry', id: wanted } }];
  const has = (...names: readonly (string | null | undefined)[]) => names.some((name) => name?.toLowerCase().includes(wanted));
  const operators: Thing[] = (directory?.operators?.nodes ?? []).filter(({ login, name }) => has(login, name)).map(({ id, name }) => ({ __typename: 'Operator', id, operator: name }));
  const programs: Thing[] = (directory?.clients ?? []).filter(({ name }) => has(name)).map(({ id, name }) => ({ __typename: 'Client', id, client: name }));
  const roles: Thing[] = (directory?.accessRoles ?? []).filter(({ name }) => has(name)).map(({ name }) => ({ __typename: 'Role', id: name, role: name }));
  return [operators, programs, roles].flatMap((things) => things.slice(0, LISTED_MAX)).map((node) => ({ node }));
}
