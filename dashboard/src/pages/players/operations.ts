import { graphql } from './gql';

/** A row of the list, as it is read and as it is pushed. */
export const LISTED_PLAYER = graphql(`
  fragment ListedPlayer on Player {
    id
    username
    externalId
    email
    name {
      first
      last
    }
    status
    allowedMoves
    missing
    country
    currency
    jurisdiction
    vipLevel
    tags
    createdAt
    lastSeenAt
    source {
      trafficSource
      campaign
    }
    wallets {
      id
      kind
      currency
      balance {
        amount
        currency
      }
    }
  }
`);

export const PLAYERS = graphql(`
  query Players($filter: PlayerFilter, $sort: PlayerOrder, $first: Int!, $after: String) {
    players(filter: $filter, sort: $sort, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ListedPlayer
      }
    }
  }
`);

export const SAVED_VIEWS = graphql(`
  query SavedViews($page: String!) {
    savedViews(page: $page) {
      id
      name
      query
    }
  }
`);

export const SAVE_VIEW = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      ... on ViewSaved {
        view {
          id
          name
          query
        }
      }
      ... on SavedViewNameTaken {
        message
      }
      ... on TooManySavedViews {
        message
      }
      ... on SavedViewNotFound {
        message
      }
    }
  }
`);

export const DELETE_VIEW = graphql(`
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      ... on ViewDeleted {
        view {
          id
        }
      }
      ... on SavedViewNotFound {
        message
      }
    }
  }
`);

/** The rows in sight, then those that have changed: every view of the same players follows. */
export const PLAYERS_IN_SIGHT = graphql(`
  subscription PlayersInSight($playerIds: [ID!]!) {
    playersChanged(playerIds: $playerIds) {
      ...ListedPlayer
    }
  }
`);

export const REGISTRATIONS = graphql(`
  subscription Registrations {
    playersRegistered {
      count
    }
  }
`);

export const NEWEST = graphql(`
  query NewestPlayer($filter: PlayerFilter!) {
    players(filter: $filter, sort: { created: DESC }, first: 1) {
      nodes {
        id
        createdAt
      }
    }
  }
`);

export const PLAYERS_COUNT = graphql(`
  query PlayersCount($filter: PlayerFilter) {
    players(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

export const START_TAG = graphql(`
  mutation StartBulkTag($input: StartBulkTagInput!) {
    startBulkTag(input: $input) {
      __typename
      ... on JobStarted {
        job {
          id
        }
      }
      ... on TooManyJobs {
        message
        most
      }
      ... on TooManyRows {
        message
        most
        found
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);

export const START_STATUS_MOVE = graphql(`
  mutation StartBulkStatusMove($input: StartBulkStatusMoveInput!) {
    startBulkStatusMove(input: $input) {
      __typename
      ... on JobStarted {
        job {
          id
        }
      }
      ... on TooManyJobs {
        message
        most
      }
      ... on TooManyRows {
        message
        most
        found
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);

export const START_EXPORT = graphql(`
  mutation StartPlayersExport($input: StartPlayersExportInput!) {
    startPlayersExport(input: $input) {
      __typename
      ... on JobStarted {
        job {
          id
        }
      }
      ... on TooManyJobs {
        message
        most
      }
      ... on TooManyRows {
        message
        most
        found
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);
