/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An amount of real money, both ends included */
export type BalanceRangeInput = {
  /** ISO 4217, or the symbol of a cryptocurrency: EUR, BTC */
  currency: string;
  /** The most, in major units; left out: no upper end */
  max?: string | null | undefined;
  /** The least, in major units; left out: no lower end */
  min?: string | null | undefined;
};

/** What must be met besides the status before a player may bet or deposit; jurisdictions choose some */
export type ConditionOfPlay =
  /** The e-mail address is verified */
  | 'EMAIL'
  /** A move from PENDING to ACTIVE has verified who the player is */
  | 'IDENTITY'
  /** The phone number is verified */
  | 'PHONE'
  /** The versions in force of the brand's texts are agreed to */
  | 'TERMS';

/** What a player is asked to agree to; marketing has opt-ins per channel instead */
export type ConsentKind =
  /** Cookies that are not strictly needed */
  | 'COOKIES'
  /** The privacy notice */
  | 'PRIVACY'
  /** Being profiled */
  | 'PROFILING'
  /** The terms and conditions */
  | 'TERMS';

/** A channel of marketing, each with an opt-in of its own */
export type ContactChannel =
  /** To the e-mail address */
  | 'EMAIL'
  /** A call to the phone number */
  | 'PHONE'
  /** A letter to the address */
  | 'POST'
  /** A notification of the player's app */
  | 'PUSH'
  /** A text message to the phone number */
  | 'SMS';

/** The view to delete */
export type DeleteViewInput = {
  /** svw_... */
  id: string | number;
};

/** The direction of a sort */
export type Direction =
  /** Smallest, oldest or A first */
  | 'ASC'
  /** Largest, newest or Z first */
  | 'DESC';

/** A period: each moment from the first on and before the second. A side left out is open */
export type PeriodInput = {
  /**
   * The first moment that belongs to the period.
   * Permission: basics:read
   */
  from?: string | null | undefined;
  /**
   * The first moment that does not belong to it any more; later than `from`.
   * Permission: basics:read
   */
  until?: string | null | undefined;
};

/** Which players; every given condition must hold, of a list any one */
export type PlayerFilter = {
  /**
   * With real money of so much.
   * Needs to read: Player.wallets, Wallet.balance
   */
  balance?: BalanceRangeInput | null | undefined;
  /**
   * As a whole, as it was reported at registration. Not an empty list.
   * Needs to read: Player.source, PlayerSource.campaign
   */
  campaign?: Array<string> | null | undefined;
  /**
   * Whose latest answer to a text of one of these kinds was yes. Not an empty list.
   * Needs to read: Consent.given, Consent.kind, Player.consents
   */
  consented?: Array<ConsentKind> | null | undefined;
  /**
   * Opted in to marketing by one of these channels. Not an empty list.
   * Needs to read: Player.preferences, Preferences.contactBy
   */
  contactBy?: Array<ContactChannel> | null | undefined;
  /**
   * ISO 3166-1 alpha-2. Not an empty list.
   * Needs to read: Player.country
   */
  country?: Array<string> | null | undefined;
  /**
   * When they were registered.
   * Needs to read: Player.createdAt
   */
  created?: PeriodInput | null | undefined;
  /**
   * With any of these as their own currency. Not an empty list.
   * Needs to read: Player.currency
   */
  currency?: Array<string> | null | undefined;
  /**
   * The whole address, in any spelling. The search is in the audit log.
   * Permission: players.contact:search.
   * Needs to read: Player.email (masked is enough)
   */
  email?: string | null | undefined;
  /**
   * The player's whole id in another system, as written. The search is in the audit log.
   * Needs to read: Player.externalId
   */
  externalId?: string | null | undefined;
  /**
   * The pack of rules the player was admitted under, such as 'MT'. Not an empty list.
   * Needs to read: Player.jurisdiction
   */
  jurisdiction?: Array<string> | null | undefined;
  /**
   * BCP 47, as a whole: 'de' does not find 'de-AT'. Not an empty list.
   * Needs to read: Player.preferences, Preferences.language
   */
  language?: Array<string> | null | undefined;
  /**
   * Signed in last, or registered if they never did, in this period.
   * Needs to read: Player.lastSeenAt
   */
  lastSeen?: PeriodInput | null | undefined;
  /**
   * How first or last names begin, without case and accents: 'jan ro' finds Jane Roe. Of each word 3 to 8 letters are compared; one or two letters find words of just these. The search is in the audit log.
   * Needs to read: PersonName.first, PersonName.last, Player.name
   */
  namePrefix?: string | null | undefined;
  /**
   * The whole number a payment provider gave a deposit or withdrawal: its `authorisation`.
   * Needs to read: Deposit.authorisation, Player.deposits, Player.withdrawals, Withdrawal.authorisation
   */
  paymentReference?: string | null | undefined;
  /**
   * The whole number, international: '+39 06 1234567'. In the audit log, too.
   * Permission: players.contact:search.
   * Needs to read: Player.phone (masked is enough)
   */
  phone?: string | null | undefined;
  /**
   * In any of these statuses. Not an empty list.
   * Needs to read: Player.status
   */
  status?: Array<PlayerStatus> | null | undefined;
  /**
   * With every one of these tags. Not an empty list.
   * Needs to read: Player.tags
   */
  tagsAll?: Array<string> | null | undefined;
  /**
   * With at least one of these tags. Not an empty list.
   * Needs to read: Player.tags
   */
  tagsAny?: Array<string> | null | undefined;
  /**
   * As a whole, as reported at registration: an affiliate, a search engine. Not an empty list.
   * Needs to read: Player.source, PlayerSource.trafficSource
   */
  trafficSource?: Array<string> | null | undefined;
  /**
   * Any part of the name, in any case; 2 characters at least.
   * Needs to read: Player.username
   */
  username?: string | null | undefined;
  /**
   * How the username begins, in any case; 2 characters at least.
   * Needs to read: Player.username
   */
  usernamePrefix?: string | null | undefined;
  /**
   * 0 to 10. Not an empty list.
   * Needs to read: Player.vipLevel
   */
  vipLevel?: Array<number> | null | undefined;
};

/** The order of a list of players. Equals stand in order of their ids */
export type PlayerOrder =
  {   /**
   * Of real money; by currency first, for amounts of two do not compare.
   * Needs to read: Player.wallets, Wallet.balance
   */
  balance: Direction; country?: never; created?: never; lastSeen?: never; status?: never; username?: never; vipLevel?: never; }
  |  { balance?: never;   /**
   * By the code of the country.
   * Needs to read: Player.country
   */
  country: Direction; created?: never; lastSeen?: never; status?: never; username?: never; vipLevel?: never; }
  |  { balance?: never; country?: never;   /**
   * By the time of registration.
   * Needs to read: Player.createdAt
   */
  created: Direction; lastSeen?: never; status?: never; username?: never; vipLevel?: never; }
  |  { balance?: never; country?: never; created?: never;   /**
   * By the last sign-in, or the registration of those who never signed in.
   * Needs to read: Player.lastSeenAt
   */
  lastSeen: Direction; status?: never; username?: never; vipLevel?: never; }
  |  { balance?: never; country?: never; created?: never; lastSeen?: never;   /**
   * By name.
   * Needs to read: Player.status
   */
  status: Direction; username?: never; vipLevel?: never; }
  |  { balance?: never; country?: never; created?: never; lastSeen?: never; status?: never;   /**
   * By username, small letters.
   * Needs to read: Player.username
   */
  username: Direction; vipLevel?: never; }
  |  { balance?: never; country?: never; created?: never; lastSeen?: never; status?: never; username?: never;   /**
   * By VIP level, 0 to 10.
   * Needs to read: Player.vipLevel
   */
  vipLevel: Direction; };

/** What a player may do in general. Money can be withdrawn in every status */
export type PlayerStatus =
  /** Bets and deposits, as far as the conditions of play are met */
  | 'ACTIVE'
  /** The player's account is closed; cannot sign in */
  | 'CLOSED'
  /** On a short break that the player takes; it ends by itself */
  | 'COOLING_OFF'
  /** Not seen for long: no bets and no deposits until the player is back */
  | 'DORMANT'
  /** Registered, and not yet verified as the jurisdiction wants: no bets, no deposits */
  | 'PENDING'
  /** Barred by themself, for a term or for good; can sign in to withdraw */
  | 'SELF_EXCLUDED'
  /** Barred by the casino until a reason is settled; cannot sign in */
  | 'SUSPENDED';

/** Why something about a player was changed */
export type ReasonCode =
  /** The player objected to an earlier decision and was right */
  | 'APPEAL_UPHELD'
  /** It was wrong before */
  | 'CORRECTION'
  /** The same person has another player at the brand */
  | 'DUPLICATE_ACCOUNT'
  /** A public register of exclusions has the player */
  | 'EXCLUSION_REGISTER'
  /** Signs of fraud */
  | 'FRAUD_SUSPECTED'
  /** The player was not seen for long */
  | 'INACTIVITY'
  /** None of these: the reason stands in words */
  | 'OTHER'
  /** The player asked for it */
  | 'PLAYER_REQUEST'
  /** The registration itself */
  | 'REGISTERED'
  /** A regulator or court ordered it */
  | 'REGULATOR'
  /** To protect the player from harm by play */
  | 'RESPONSIBLE_GAMING'
  /** A dormant player came back */
  | 'RETURNED'
  /** To protect the account, such as after a theft of its password */
  | 'SECURITY'
  /** The player broke the brand's terms */
  | 'TERMS_BREACHED'
  /** The term of an exclusion or cooling-off is over */
  | 'TERM_ENDED'
  /** The player was checked, and passed */
  | 'VERIFIED';

/** Why; the code OTHER needs words */
export type ReasonInput = {
  /** The reason, for programs */
  code: ReasonCode;
  /** The reason, for people; OTHER takes it */
  words?: string | null | undefined;
};

/** The state of a page, to be kept under a name */
export type SaveViewInput = {
  /** The view to change: svw_...; left out, it is a new one */
  id?: string | number | null | undefined;
  /** 1 to 60 characters; once for each page */
  name: string;
  /** The page's path without slashes at its ends: players */
  page: string;
  /** The query string of the page's URL, percent-encoded, at most 2,000 characters; no e-mail addresses */
  query: string;
};

/** Many players to be moved to a status; each as `movePlayerStatus` moves one */
export type StartBulkStatusMoveInput = {
  /** The players that this finds when the job runs, 10,000 at most; or give `playerIds` */
  filter?: PlayerFilter | null | undefined;
  /** SELF_EXCLUDED: without an end */
  forGood?: boolean;
  /** Yours, 1 to 100 characters: sent again with the same input it changes nothing and is answered again */
  key: string;
  /** These players, 1 to 200; or give `filter` */
  playerIds?: Array<string | number> | null | undefined;
  /** Why; in each player's history */
  reason: ReasonInput;
  /** From the move on */
  termDays?: number | null | undefined;
  /** The status to move to */
  to: PlayerStatus;
};

/** Tags to add to many players, or to remove from them */
export type StartBulkTagInput = {
  /** Tags to add, 1 to 10 */
  add?: Array<string> | null | undefined;
  /** The players that this finds when the job runs, 10,000 at most; or give `playerIds` */
  filter?: PlayerFilter | null | undefined;
  /** Yours, 1 to 100 characters: sent again with the same input it changes nothing and is answered again */
  key: string;
  /** These players, 1 to 200; or give `filter` */
  playerIds?: Array<string | number> | null | undefined;
  /** Why; in each player's history */
  reason?: ReasonInput | null | undefined;
  /** Tags to remove, 1 to 10 */
  remove?: Array<string> | null | undefined;
};

/** Players to be written to a CSV file, each as you see them */
export type StartPlayersExportInput = {
  /** Coordinates of fields you may read, 1 to 50, such as `Player.email` or `PersonName.first`; left out: id, username, status, country, currency and createdAt */
  columns?: Array<string> | null | undefined;
  /** Which players, 100,000 at most; left out: all */
  filter?: PlayerFilter | null | undefined;
  /** Yours, 1 to 100 characters: sent again with the same input it changes nothing and is answered again */
  key: string;
  /** Their order, as of `players` */
  sort?: PlayerOrder | null | undefined;
};

/** What sort of money a wallet holds */
export type WalletKind =
  /** Given under conditions; one wallet per grant */
  | 'BONUS'
  /** The value of the spins left; each costs the wallet's fixed unit */
  | 'FREE_SPINS'
  /** Loyalty points, which are not money */
  | 'POINTS'
  /** What the player owns and may withdraw */
  | 'REAL'
  /** Chips of a tournament */
  | 'TOURNAMENT';

export type ListedPlayerFragment = { __typename: 'Player', id: string, username: string | null, externalId: string | null, email: string | null, status: PlayerStatus | null, allowedMoves: Array<PlayerStatus> | null, missing: Array<ConditionOfPlay> | null, country: string | null, currency: string | null, jurisdiction: string | null, vipLevel: number | null, tags: Array<string> | null, createdAt: string | null, lastSeenAt: string | null, name: { __typename: 'PersonName', first: string | null, last: string | null } | null, source: { __typename: 'PlayerSource', trafficSource: string | null, campaign: string | null } | null, wallets: Array<{ __typename: 'Wallet', id: string, kind: WalletKind, currency: string, balance: { __typename: 'Money', amount: string, currency: string } | null }> | null };

export type PlayersQueryVariables = Exact<{
  filter?: PlayerFilter | null | undefined;
  sort?: PlayerOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type PlayersQuery = { players: { __typename: 'PlayerConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Player', id: string, username: string | null, externalId: string | null, email: string | null, status: PlayerStatus | null, allowedMoves: Array<PlayerStatus> | null, missing: Array<ConditionOfPlay> | null, country: string | null, currency: string | null, jurisdiction: string | null, vipLevel: number | null, tags: Array<string> | null, createdAt: string | null, lastSeenAt: string | null, name: { __typename: 'PersonName', first: string | null, last: string | null } | null, source: { __typename: 'PlayerSource', trafficSource: string | null, campaign: string | null } | null, wallets: Array<{ __typename: 'Wallet', id: string, kind: WalletKind, currency: string, balance: { __typename: 'Money', amount: string, currency: string } | null }> | null }> } | null };

export type SavedViewsQueryVariables = Exact<{
  page: string;
}>;


export type SavedViewsQuery = { savedViews: Array<{ __typename: 'SavedView', id: string, name: string, query: string }> | null };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { saveView:
    | { __typename: 'SavedViewNameTaken', message: string }
    | { __typename: 'SavedViewNotFound', message: string }
    | { __typename: 'TooManySavedViews', message: string }
    | { __typename: 'ViewSaved', view: { __typename: 'SavedView', id: string, name: string, query: string } }
   | null };

export type DeleteViewMutationVariables = Exact<{
  input: DeleteViewInput;
}>;


export type DeleteViewMutation = { deleteView:
    | { __typename: 'SavedViewNotFound', message: string }
    | { __typename: 'ViewDeleted', view: { __typename: 'SavedView', id: string } }
   | null };

export type PlayersInSightSubscriptionVariables = Exact<{
  playerIds: Array<string | number> | string | number;
}>;


export type PlayersInSightSubscription = { playersChanged: Array<{ __typename: 'Player', id: string, username: string | null, externalId: string | null, email: string | null, status: PlayerStatus | null, allowedMoves: Array<PlayerStatus> | null, missing: Array<ConditionOfPlay> | null, country: string | null, currency: string | null, jurisdiction: string | null, vipLevel: number | null, tags: Array<string> | null, createdAt: string | null, lastSeenAt: string | null, name: { __typename: 'PersonName', first: string | null, last: string | null } | null, source: { __typename: 'PlayerSource', trafficSource: string | null, campaign: string | null } | null, wallets: Array<{ __typename: 'Wallet', id: string, kind: WalletKind, currency: string, balance: { __typename: 'Money', amount: string, currency: string } | null }> | null }> };

export type RegistrationsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RegistrationsSubscription = { playersRegistered: { __typename: 'PlayersRegistered', count: number } };

export type NewestPlayerQueryVariables = Exact<{
  filter: PlayerFilter;
}>;


export type NewestPlayerQuery = { players: { __typename: 'PlayerConnection', nodes: Array<{ __typename: 'Player', id: string, createdAt: string | null }> } | null };

export type PlayersCountQueryVariables = Exact<{
  filter?: PlayerFilter | null | undefined;
}>;


export type PlayersCountQuery = { players: { __typename: 'PlayerConnection', totalCount: number | null } | null };

export type StartBulkTagMutationVariables = Exact<{
  input: StartBulkTagInput;
}>;


export type StartBulkTagMutation = { startBulkTag:
    | { __typename: 'JobKeyReused', message: string }
    | { __typename: 'JobStarted', job: { __typename: 'Job', id: string } }
    | { __typename: 'TooManyJobs', message: string, most: number }
    | { __typename: 'TooManyRows', message: string, most: number, found: number }
   | null };

export type StartBulkStatusMoveMutationVariables = Exact<{
  input: StartBulkStatusMoveInput;
}>;


export type StartBulkStatusMoveMutation = { startBulkStatusMove:
    | { __typename: 'JobKeyReused', message: string }
    | { __typename: 'JobStarted', job: { __typename: 'Job', id: string } }
    | { __typename: 'TooManyJobs', message: string, most: number }
    | { __typename: 'TooManyRows', message: string, most: number, found: number }
   | null };

export type StartPlayersExportMutationVariables = Exact<{
  input: StartPlayersExportInput;
}>;


export type StartPlayersExportMutation = { startPlayersExport:
    | { __typename: 'JobKeyReused', message: string }
    | { __typename: 'JobStarted', job: { __typename: 'Job', id: string } }
    | { __typename: 'TooManyJobs', message: string, most: number }
    | { __typename: 'TooManyRows', message: string, most: number, found: number }
   | null };

export const ListedPlayerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPlayer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Player"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"first"}},{"kind":"Field","name":{"kind":"Name","value":"last"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"}},{"kind":"Field","name":{"kind":"Name","value":"vipLevel"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"trafficSource"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]} as unknown as DocumentNode<ListedPlayerFragment, unknown>;
export const PlayersDocument = {"__meta__":{"hash":"sha256:198bc8c3a0cb579e00bc6d65162da04127935f957b08fbcadfab720d8879dbcc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Players"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlayerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlayerOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"players"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPlayer"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPlayer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Player"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"first"}},{"kind":"Field","name":{"kind":"Name","value":"last"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"}},{"kind":"Field","name":{"kind":"Name","value":"vipLevel"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"trafficSource"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]} as unknown as DocumentNode<PlayersQuery, PlayersQueryVariables>;
export const SavedViewsDocument = {"__meta__":{"hash":"sha256:dff7584c60196a6596ddfaf6a75c15f7e1dc2885e9243e22009d0f4ef3c34d2d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SavedViews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"page"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"savedViews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"page"},"value":{"kind":"Variable","name":{"kind":"Name","value":"page"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"query"}}]}}]}}]} as unknown as DocumentNode<SavedViewsQuery, SavedViewsQueryVariables>;
export const SaveViewDocument = {"__meta__":{"hash":"sha256:c055e343d418be8d985e4817d6612aa7503a2b6d960c598e8a2493daf918cd39"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ViewSaved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"query"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewNameTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManySavedViews"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SaveViewMutation, SaveViewMutationVariables>;
export const DeleteViewDocument = {"__meta__":{"hash":"sha256:a3acdc7de4ed74302a057b5255a438440ddb52f745621d544d0b2070bfc8e89a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteViewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteView"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ViewDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"view"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SavedViewNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteViewMutation, DeleteViewMutationVariables>;
export const PlayersInSightDocument = {"__meta__":{"hash":"sha256:b007d618241b9aa98696041b5f3680820d6a1508ba5914350193c3f5856d10a6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PlayersInSight"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"playerIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"playersChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"playerIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"playerIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedPlayer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedPlayer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Player"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"first"}},{"kind":"Field","name":{"kind":"Name","value":"last"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"}},{"kind":"Field","name":{"kind":"Name","value":"vipLevel"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"trafficSource"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]} as unknown as DocumentNode<PlayersInSightSubscription, PlayersInSightSubscriptionVariables>;
export const RegistrationsDocument = {"__meta__":{"hash":"sha256:5408dffa0c834aaebf7b9a7148633f51043df5270d9b474bfec07852dcca6a3b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Registrations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"playersRegistered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<RegistrationsSubscription, RegistrationsSubscriptionVariables>;
export const NewestPlayerDocument = {"__meta__":{"hash":"sha256:119db1fbd41107fa126a9ff9cecf09db4c650b9ab97b57666b334b12afa73e5e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NewestPlayer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlayerFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"players"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"created"},"value":{"kind":"EnumValue","value":"DESC"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]}}]} as unknown as DocumentNode<NewestPlayerQuery, NewestPlayerQueryVariables>;
export const PlayersCountDocument = {"__meta__":{"hash":"sha256:d39ef377bb70e0c5680e9a0aadf2273a7887219a34808d69445682b0275f4163"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlayersCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlayerFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"players"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PlayersCountQuery, PlayersCountQueryVariables>;
export const StartBulkTagDocument = {"__meta__":{"hash":"sha256:8062de3bfddee257e961c5dff45d06015b2abfa6132f740b5f633778a11133a1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartBulkTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartBulkTagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startBulkTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyJobs"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyRows"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobKeyReused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartBulkTagMutation, StartBulkTagMutationVariables>;
export const StartBulkStatusMoveDocument = {"__meta__":{"hash":"sha256:77d4ac3c19ddc5e230c2c47d0cbafaa666aaec014fe5a858ca79e871208d7cb8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartBulkStatusMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartBulkStatusMoveInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startBulkStatusMove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyJobs"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyRows"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobKeyReused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartBulkStatusMoveMutation, StartBulkStatusMoveMutationVariables>;
export const StartPlayersExportDocument = {"__meta__":{"hash":"sha256:4aa8597d0496520c5ad41321b8dd00a9cb4612d0ebdaa6f5495e2dbd0a0f8b51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartPlayersExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartPlayersExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startPlayersExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyJobs"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyRows"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobKeyReused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartPlayersExportMutation, StartPlayersExportMutationVariables>;