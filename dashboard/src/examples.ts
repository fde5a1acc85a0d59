/**
 * The operations GraphiQL opens with, one tab each, in the order a newcomer would try them.
 * A test holds every one of them against schema/schema.graphql.
 */
export interface Example {
  query: string;
  variables?: string;
}

const VIEWER = `# Who does your access token say you are?
# Sign in at the top right, then press Ctrl-Enter.
query WhoAmI {
  viewer {
    kind
    name
    brand
    roles
  }
}
`;

const PLAYERS = `# The newest players with their wallets, ten at a time.
query NewestPlayers($first: Int!, $after: String) {
  players(first: $first, after: $after) {
    edges {
      node {
        id
        username
        status
        country
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
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const PLACE_BET = `# Takes a stake. Sending it again with the same idempotencyKey changes nothing and returns the same answer.
# Copy a player's id from the players tab into the variables below.
mutation PlaceBet($input: PlaceBetInput!) {
  placeBet(input: $input) {
    __typename
    ... on BetPlaced {
      transaction {
        id
        amount {
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
  }
}
`;

const WALLET_CHANGED = `# Live: the wallets as they are now, then every change. Leave it running and place a bet in the other tab.
subscription WalletChanged($playerId: ID!) {
  walletChanged(playerId: $playerId) {
    sequence
    wallet {
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
  { query: VIEWER },
  { query: PLAYERS, variables: json({ first: 10 }) },
  {
    query: PLACE_BET,
    variables: json({
      input: {
        playerId: 'plr_…',
        gameId: 'roulette',
        roundId: 'round-1',
        stake: { amount: '1.00', currency: 'EUR' },
        idempotencyKey: 'try-1',
      },
    }),
  },
  { query: WALLET_CHANGED, variables: json({ playerId: 'plr_…' }) },
];

function json(variables: object): string {
  return JSON.stringify(variables, null, 2);
}
