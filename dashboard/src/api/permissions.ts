/** What the viewer may do, coordinate by coordinate, as the server says. */

import type { AccessLevel } from './gql/graphql';

export interface Permissions {
  /** The level at `Type.field`, `Input.field` or `Type.field(argument)`; NONE where it is not listed. */
  level: (coordinate: string) => AccessLevel;
  may: (coordinate: string) => boolean;
}

export function permissionsOf(listed: readonly { coordinate: string; level: AccessLevel }[]): Permissions {
  const levels = new Map(listed.map(({ coordinate, level }) => [coordinate, level]));
  const level = (coordinate: string) => levels.get(coordinate) ?? 'NONE';
  return { level, may: (coordinate) => level(coordinate) !== 'NONE' };
}
