/**
 * The operations GraphiQL opens with, one tab each, in the order a newcomer would try them.
 * A test holds every one of them against schema/schema.graphql.
 */
export interface Example {
  query: string;
  variables?: string;
}

const VIEWER = `# Who are you to this server?
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

const PLAYERS = `# Players with their wallets, ten at a time; endCursor goes on where a page ends.
query Players($first: Int!, $after: String) {
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

const HISTORY = `# What happened to a player's money, newest first: every transaction, and what it left in which wallet.
query History($playerId: ID!) {
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

const PLACE_BET = `# Takes a stake. The same key never moves money twice: run it again and see "replayed" turn true.
# For programs: people are refused. Send a token of "croupier token --role game_server" under Headers, and put the id
# of a player from the tab before into the variables below.
mutation PlaceBet($input: PlaceBetInput!) {
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
  }
}
`;

const WALLET_CHANGED = `# Live: the player's wallets as they are now, then every change, after its commit.
# Leave it running and place a bet from another window.
subscription WalletChanged($playerId: ID!) {
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
  { query: VIEWER },
  { query: PLAYERS, variables: json({ first: 10 }) },
  {
    query: PLACE_BET,
    variables: json({
      input: {
        playerId: 'plr_…',
        key: 'try-1',
        stake: { amount: '1.00', currency: 'EUR' },
        game: 'roulette',
        round: 'round-1',
      },
    }),
  },
  { query: HISTORY, variables: json({ playerId: 'plr_…' }) },
  { query: WALLET_CHANGED, variables: json({ playerId: 'plr_…' }) },
];

function json(variables: object): string {
  return JSON.stringify(variables, null, 2);
}
