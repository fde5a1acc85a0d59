/** Every address of the pages. Nothing else spells one; the server reads PATTERNS from the build. */

export const PATTERNS = {
  home: '/',
  explorer: '/graphiql',
  operatorsSignIn: '/sign-in/operators',
  playersSignIn: '/sign-in/players',
  register: '/register',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  objectToReset: '/object-to-reset',
  account: '/account',
  developer: '/developer',
  events: '/events',
  players: '/players',
  accessMatrix: '/access-matrix',
  policyChanges: '/policy-changes',
  operators: '/operators',
  roles: '/roles',
  settings: '/settings',
  audit: '/audit',
  player: '/players/$id',
  withdrawals: '/withdrawals',
  adjustments: '/adjustments',
  corrections: '/corrections',
  factorResets: '/factor-resets',
  unmatchedWins: '/unmatched-wins',
  ledger: '/ledger',
  deposits: '/deposits',
  programs: '/programs',
  terms: '/terms',
  jobs: '/jobs',
  webhooks: '/webhooks',
} as const;

export type Pattern = (typeof PATTERNS)[keyof typeof PATTERNS];
export type Query = Record<string, string | undefined>;

/** A path with the part of it that names one thing filled in, and with a query where there is one. */
function filled(pattern: Pattern, id?: string, query: Query = {}): string {
  const path = id === undefined ? pattern : pattern.replace(/\$\w+/, encodeURIComponent(id));
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

type Lists = Exclude<keyof typeof PATTERNS, 'player'>;

const lists = Object.fromEntries(
  Object.entries(PATTERNS).map(([name, pattern]) => [name, (query?: Query) => filled(pattern, undefined, query)]),
) as Record<Lists, (query?: Query) => string>;

export const paths = {
  ...lists,
  player: (id: string, tab?: string, open?: string) => filled(PATTERNS.player, id, { tab, open }),
  job: (id: string) => filled(PATTERNS.jobs, undefined, { open: id }),
  systemJob: (id: string) => filled(PATTERNS.jobs, undefined, { of: 'system', open: id }),
};
