import { graphql } from './gql';

/** Who the player is and what they may do now: the head of the page. */
export const PLAYER = graphql(`
  query Player($id: ID!) {
    player(id: $id) {
      id
      username
      externalId
      name {
        first
        last
      }
      status
      statusSince
      statusReason
      statusOwners
      excludedUntil
      allowedMoves
      missing
      vipLevel
      tags
      brand
      jurisdiction
      country
      currency
      createdAt
      lastSeenAt
      version
      standing {
        mayBet
        mayDeposit
        reason
      }
    }
  }
`);

/** Whether money of the player waits for a review. */
export const REVIEWS = graphql(`
  query Reviews($id: ID!) {
    player(id: $id) {
      id
      withdrawals(first: 20) {
        nodes {
          id
          state
          amount {
            amount
            currency
          }
          underReview
          reviewNotice
        }
      }
    }
  }
`);

export const STATUS_CHANGED = graphql(`
  subscription StatusChanged($id: ID!) {
    playerStatusChanged(playerId: $id) {
      id
      status
      statusSince
      excludedUntil
      allowedMoves
    }
  }
`);

export const WALLETS = graphql(`
  query Wallets($id: ID!) {
    player(id: $id) {
      id
      wallets {
        id
        no
        kind
        currency
        balance {
          amount
          currency
        }
        reserved {
          amount
          currency
        }
        available {
          amount
          currency
        }
        state
        openedAt
        spinsLeft
        unit {
          amount
          currency
        }
      }
    }
  }
`);

/** Wallets come with their ids: every query that shows them has the new balances. */
export const WALLETS_CHANGED = graphql(`
  subscription WalletsChanged($id: ID!) {
    walletChanged(playerId: $id, coalesce: true) {
      playerId
      seq
      fresh
      wallets {
        id
        no
        kind
        currency
        balance {
          amount
          currency
        }
        reserved {
          amount
          currency
        }
        available {
          amount
          currency
        }
        state
        spinsLeft
      }
    }
  }
`);
