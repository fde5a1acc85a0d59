/** The columns that a file of players can have, by the coordinates of their fields. */

const NESTED: Record<string, string> = {
  PersonName: 'Player.name',
  Address: 'Player.address',
  Preferences: 'Player.preferences',
  PlayerSource: 'Player.source',
};

export const EXPORTABLE = [
  'Player.id',
  'Player.username',
  'Player.externalId',
  'PersonName.first',
  'PersonName.last',
  'Player.email',
  'Player.phone',
  'Player.dateOfBirth',
  'Address.street',
  'Address.postalCode',
  'Address.city',
  'Address.region',
  'Player.status',
  'Player.statusSince',
  'Player.missing',
  'Player.country',
  'Player.currency',
  'Player.jurisdiction',
  'Player.vipLevel',
  'Player.tags',
  'Player.marketingChannels',
  'Preferences.language',
  'PlayerSource.trafficSource',
  'PlayerSource.campaign',
  'Player.createdAt',
  'Player.lastSeenAt',
] as const;

export type Exportable = (typeof EXPORTABLE)[number];

/** What a column of the list is in a file; balances are in none. */
const SHOWN: Record<string, readonly Exportable[]> = {
  username: ['Player.username', 'PersonName.first', 'PersonName.last'],
  status: ['Player.status'],
  missing: ['Player.missing'],
  country: ['Player.country'],
  vipLevel: ['Player.vipLevel'],
  tags: ['Player.tags'],
  email: ['Player.email'],
  externalId: ['Player.externalId'],
  jurisdiction: ['Player.jurisdiction'],
  source: ['PlayerSource.trafficSource', 'PlayerSource.campaign'],
  lastSeen: ['Player.lastSeenAt'],
  created: ['Player.createdAt'],
};

/** Those that the viewer may read. */
export function readableColumns(may: (coordinate: string) => boolean): Exportable[] {
  return EXPORTABLE.filter((coordinate) => {
    const outer = NESTED[coordinate.split('.')[0] ?? ''];
    return may(coordinate) && (outer === undefined || may(outer));
  });
}

/** The id, and what the list shows, in the order of the file. */
export function columnsOfList(shown: readonly string[], readable: readonly Exportable[]): Exportable[] {
  const wanted = new Set<string>(['Player.id', ...shown.flatMap((column) => SHOWN[column] ?? [])]);
  return readable.filter((coordinate) => wanted.has(coordinate));
}

/** The key of its name among the texts: `Player.email` is `Player_email`. */
export function keyOf(coordinate: Exportable): string {
  return coordinate.replace('.', '_');
}
