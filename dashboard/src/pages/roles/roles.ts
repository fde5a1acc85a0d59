/** Roles, what each may do, and how it comes to it. */

import type { PeopleWithRolesQuery, PolicyEditInput, ProgramsWithRolesQuery, RolesQuery, WaitingRolesQuery } from './gql/graphql';

export type Role = NonNullable<RolesQuery['accessRoles']>[number];
export type Person = NonNullable<PeopleWithRolesQuery['operators']>['nodes'][number];
export type Program = NonNullable<ProgramsWithRolesQuery['clients']>[number];
export type Assignment = NonNullable<WaitingRolesQuery['roleAssignments']>['nodes'][number];

/** The role of an operator who has no second factor yet: it comes and goes by itself. */
const ENROLLING = 'enrolling';

/** Whether operators are given the role. */
export function isGiven({ kind, name }: Pick<Role, 'kind' | 'name'>): boolean {
  return kind === 'OPERATOR' && name !== ENROLLING;
}

export interface Source {
  /** The role that holds these itself. */
  role: string;
  permissions: readonly string[];
}

/** What a role may do: its own permissions first, then those of the roles whose rights it has, each once. */
export function sourcesOf(name: string, roles: readonly Pick<Role, 'name' | 'has'>[]): readonly Source[] {
  const byName = new Map(roles.map((role) => [role.name, role]));
  const sources: Source[] = [];
  const met = new Set([name]);
  const counted = new Set<string>();
  const waiting = [name];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const has = byName.get(next)?.has ?? [];
    const permissions = has.filter((each) => !byName.has(each) && !counted.has(each)).toSorted();
    for (const each of permissions) counted.add(each);
    if (permissions.length > 0) sources.push({ role: next, permissions });
    const inherited = has.filter((each) => byName.has(each) && !met.has(each));
    for (const each of inherited) met.add(each);
    waiting.push(...inherited.toSorted());
  }
  return sources;
}

/** All permissions that some role has, in the order of the alphabet. */
export function everyPermission(roles: readonly Pick<Role, 'name' | 'has'>[]): readonly string[] {
  const names = new Set(roles.map(({ name }) => name));
  return [...new Set(roles.flatMap(({ has }) => has))].filter((each) => !names.has(each)).toSorted();
}

/** The edits that give a role some permissions and take others from it. */
export function editsOf(role: string, given: readonly string[], taken: readonly string[]): readonly PolicyEditInput[] {
  return [...given.map((has) => ({ grant: { role, has } })), ...taken.map((has) => ({ withdraw: { role, has } }))];
}

export function heldBy(role: string, people: readonly Person[]): readonly Person[] {
  return people.filter(({ roles }) => roles.includes(role)).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Programs that act with a role now. */
export function usedBy(role: string, programs: readonly Program[]): readonly Program[] {
  return programs.filter(({ roles, disabledAt, approvedAt }) => roles.includes(role) && disabledAt === null && approvedAt !== null);
}
