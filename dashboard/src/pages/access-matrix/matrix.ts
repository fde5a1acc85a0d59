/** What the matrix shows, and which edits make one level of it another. */

import type { AccessLevel, PolicyEditInput } from './gql/graphql';

/** Role or operator -> coordinate -> level; what is not listed is NONE. */
export type Rights = ReadonlyMap<string, ReadonlyMap<string, AccessLevel>>;

export interface Filter {
  text: string;
  /** Rows where a shown column has one of these; empty: every row. */
  levels: readonly string[];
  /** Rows where the shown columns are not all alike. */
  differing: boolean;
}

export type Line = { kind: 'type'; type: string; count: number } | { kind: 'coordinate'; coordinate: string; field: string };

/** The levels from most to least; an output field has the first three, an argument or input one. */
export const LEVELS = ['READ', 'OWN', 'MASKED', 'WRITE', 'CALL', 'NONE'] as const satisfies readonly AccessLevel[];

export function levelAt(rights: Rights, column: string, coordinate: string): AccessLevel {
  return rights.get(column)?.get(coordinate) ?? 'NONE';
}

/** Every coordinate that a column has a right at, in the order of the alphabet. */
export function coordinatesOf(rights: Rights): readonly string[] {
  const found = new Set<string>();
  for (const levels of rights.values()) for (const coordinate of levels.keys()) found.add(coordinate);
  return [...found].toSorted();
}

/** The coordinates that are looked for, under a line for each type with the number of those of it. */
export function linesOf(coordinates: readonly string[], rights: Rights, columns: readonly string[], filter: Filter): readonly Line[] {
  const lines: Line[] = [];
  let head = { kind: 'type' as const, type: '', count: 0 };
  for (const coordinate of coordinates) {
    if (!isWanted(coordinate, rights, columns, filter)) continue;
    const [type = ''] = coordinate.split('.');
    if (head.type !== type) {
      head = { kind: 'type', type, count: 0 };
      lines.push(head);
    }
    head.count += 1;
    lines.push({ kind: 'coordinate', coordinate, field: coordinate.slice(type.length + 1) });
  }
  return lines;
}

function isWanted(coordinate: string, rights: Rights, columns: readonly string[], { text, levels, differing }: Filter): boolean {
  if (!coordinate.toLowerCase().includes(text.toLowerCase())) return false;
  if (levels.length === 0 && !differing) return true;
  const here = columns.map((column) => levelAt(rights, column, coordinate));
  return (levels.length === 0 || here.some((level) => levels.includes(level))) && (!differing || new Set(here).size > 1);
}

/** The levels a role can be given at a coordinate: those of its kind, which the rights that exist there tell. */
export function possibleLevels(rights: Rights, coordinate: string): readonly AccessLevel[] {
  const found = new Set([...rights.values()].map((levels) => levels.get(coordinate)));
  if (found.has('CALL')) return ['CALL', 'NONE'];
  if (found.has('WRITE')) return ['WRITE', 'NONE'];
  return ['READ', 'MASKED', 'NONE'];
}

/** A level that is to change; STANDARD: what the rules shipped with Croupier say. */
export interface Wish {
  role: string;
  coordinate: string;
  now: AccessLevel;
  wanted: AccessLevel | 'STANDARD';
  /** A rule of operators forbids something there: it would outweigh what is allowed. */
  isForbidden: boolean;
}

/** The steps that lead to a wish: a grant to rise, a prohibition to fall, and away with an older prohibition. */
export function editsFor({ role, coordinate, now, wanted, isForbidden }: Wish): readonly PolicyEditInput[] {
  const clear: PolicyEditInput = { clear: { role, coordinate } };
  if (wanted === 'STANDARD') return [clear];
  if (wanted === 'NONE') return [{ deny: { role, coordinate, level: null } }];
  const allow: PolicyEditInput = { allow: { role, coordinate, level: wanted } };
  if (isHigher(now, wanted)) return [...(isForbidden ? [clear] : []), { deny: { role, coordinate, level: now } }, allow];
  return [...(isForbidden ? [clear] : []), allow];
}

function isHigher(one: AccessLevel, other: AccessLevel): boolean {
  return LEVELS.indexOf(one) < LEVELS.indexOf(other);
}

/** What a wish makes of a role that has the rights of the other: null where it stays as it is. */
export function inherited(now: AccessLevel, wish: Wish): AccessLevel | null {
  if (wish.wanted === 'STANDARD') return null;
  const isDenied = isHigher(wish.now, wish.wanted);
  const then = isDenied && (wish.wanted === 'NONE' || now === wish.now) ? wish.wanted : isHigher(now, wish.wanted) ? now : wish.wanted;
  return then === now ? null : then;
}

/** The roles that have all the rights of a role, over any number of steps. */
export function heirs(role: string, roles: readonly { name: string; has: readonly string[] }[]): readonly string[] {
  const found = new Set([role]);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const each of roles) if (each.has.some((held) => found.has(held))) found.add(each.name);
  }
  found.delete(role);
  return [...found].toSorted();
}
