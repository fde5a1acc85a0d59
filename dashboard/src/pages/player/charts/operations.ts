import { graphql } from '../gql';

export const BALANCES = graphql(`
  query Balances($id: ID!, $period: PeriodInput!) {
    player(id: $id) {
      id
      balanceHistory(period: $period) {
        walletKind
        currency
        opening {
          amount
          currency
        }
        closing {
          amount
          currency
        }
        points {
          at
          balance {
            amount
            currency
          }
        }
      }
    }
  }
`);

export const DAILY_PLAY = graphql(`
  query DailyPlay($id: ID!, $period: PeriodInput!) {
    player(id: $id) {
      id
      dailyPlay(period: $period) {
        day
        currency
        bets
        stakes {
          amount
          currency
        }
        wins {
          amount
          currency
        }
        result {
          amount
          currency
        }
      }
    }
  }
`);
