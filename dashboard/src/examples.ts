/**
 * The operations GraphiQL opens with, one tab each, in the order a newcomer would try them.
 * A test holds every one of them against schema/schema.graphql.
 */
export interface Example {
  /** `example.NAME` of the explorer's texts says what it does, above it. */
  name: string;
  query: string;
  variables?: string;
}

const VIEWER = `query WhoAmI {
  viewer {
    kind
    name
    brand
    roles
  }
}
`;

const PLAYERS = `query Players($first: Int!, $after: String) {
  players(first: $first, after: $after) {
    nodes {
      id
      username
      status
      country
      wallets {
        kind
        balance {
          amount
          currency
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

/** What stands for a player's id in the variables until one is known. */
export const PLAYER_ID = 'plr_';

const HISTORY = `query History($playerId: ID!) {
  transactions(playerId: $playerId, first: 20) {
    nodes {
      seq
      at
      kind
      reference
      legs {
        walletKind
        amount {
          amount
          currency
        }
        balanceAfter {
          amount
        }
      }
    }
  }
}
`;

const PLACE_BET = `mutation PlaceBet($input: PlaceBetInput!) {
  placeBet(input: $input) {
    __typename
    ... on BetPlaced {
      replayed
      transaction {
        id
        seq
      }
      wallet {
        balance {
          amount
          currency
        }
      }
    }
    ... on InsufficientFunds {
      shortBy {
        amount
        currency
      }
    }
    ... on BetRefused {
      reason
    }
    ... on MaxBetExceeded {
      maxBet {
        amount
        currency
      }
    }
  }
}
`;

const WALLET_CHANGED = `subscription WalletChanged($playerId: ID!) {
  walletChanged(playerId: $playerId) {
    seq
    fresh
    wallets {
      id
      kind
      balance {
        amount
        currency
      }
    }
  }
}
`;

export const EXAMPLES: readonly Example[] = [
  { name: 'whoAmI', query: VIEWER },
  { name: 'players', query: PLAYERS, variables: json({ first: 10 }) },
  {
    name: 'placeBet',
    query: PLACE_BET,
    variables: json({
      input: {
        playerId: PLAYER_ID,
        key: 'try-1',
        stake: { amount: '1.00', currency: 'EUR' },
        game: 'roulette',
        round: 'round-1',
      },
    }),
  },
  { name: 'history', query: HISTORY, variables: json({ playerId: PLAYER_ID }) },
  { name: 'walletChanged', query: WALLET_CHANGED, variables: json({ playerId: PLAYER_ID }) },
];

/** The examples with a player's id in their variables; without one the place is left empty. */
export function examplesFor(playerId: string | null): readonly Example[] {
  const filled = JSON.stringify(playerId ?? '');
  return EXAMPLES.map(({ name, query, variables }) =>
    variables === undefined ? { name, query } : { name, query, variables: variables.replaceAll(JSON.stringify(PLAYER_ID), filled) },
  );
}

function json(variables: object): string {
  return JSON.stringify(variables, null, 2);
}
