import { graphql } from '../gql';

export const UNLOCK_WALLET = graphql(`
  mutation UnlockWallet($input: UnlockWalletInput!) {
    unlockWallet(input: $input) {
      ... on WalletOpened {
        wallet {
          id
          state
        }
      }
      ... on InsufficientFunds {
        available {
          amount
          currency
        }
        shortBy {
          amount
          currency
        }
      }
    }
  }
`);

export const FORFEIT_FUNDS = graphql(`
  mutation ForfeitFunds($input: ForfeitFundsInput!) {
    forfeitFunds(input: $input) {
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
    }
  }
`);

export const CONVERT_BONUS = graphql(`
  mutation ConvertBonus($input: ConvertBonusInput!) {
    convertBonus(input: $input) {
      ... on InsufficientFunds {
        available {
          amount
          currency
        }
        shortBy {
          amount
          currency
        }
      }
      ... on CurrencyMismatch {
        expected
        given
      }
      ... on PaymentRefused {
        reason
      }
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
    }
  }
`);

export const REDEEM = graphql(`
  mutation Redeem($input: RedeemInput!) {
    redeem(input: $input) {
      ... on InsufficientFunds {
        available {
          amount
          currency
        }
        shortBy {
          amount
          currency
        }
      }
      ... on CurrencyMismatch {
        expected
        given
      }
      ... on PaymentRefused {
        reason
      }
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
    }
  }
`);
