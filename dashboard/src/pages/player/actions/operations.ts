import { graphql } from '../gql';

export const MOVE_STATUS = graphql(`
  mutation MoveStatus($input: MovePlayerStatusInput!) {
    movePlayerStatus(input: $input) {
      ... on PlayerStatusMoved {
        player {
          id
          status
        }
      }
      ... on MoveNotAllowed {
        allowed
      }
      ... on ExclusionStands {
        until
      }
      ... on TermRefused {
        daysMin
        daysMax
        forGoodOffered
      }
    }
  }
`);

export const ADD_TAG = graphql(`
  mutation AddTag($input: TagInput!) {
    addTag(input: $input) {
      __typename
    }
  }
`);

export const REMOVE_TAG = graphql(`
  mutation RemoveTag($input: TagInput!) {
    removeTag(input: $input) {
      __typename
    }
  }
`);

export const SET_VIP_LEVEL = graphql(`
  mutation SetVipLevel($input: SetVipLevelInput!) {
    setVipLevel(input: $input) {
      __typename
    }
  }
`);

export const SET_EXTERNAL_ID = graphql(`
  mutation SetExternalId($input: SetExternalIdInput!) {
    setExternalId(input: $input) {
      ... on ExternalIdTaken {
        externalId
      }
    }
  }
`);

export const ADD_NOTE = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) {
      __typename
    }
  }
`);

export const ADJUST_BALANCE = graphql(`
  mutation AdjustBalance($input: AdjustBalanceInput!) {
    adjustBalance(input: $input) {
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
    }
  }
`);

export const GRANT_FUNDS = graphql(`
  mutation GrantFunds($input: GrantFundsInput!) {
    grantFunds(input: $input) {
      ... on CurrencyMismatch {
        expected
        given
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

export const REQUEST_CORRECTION = graphql(`
  mutation RequestCorrection($input: RequestCorrectionInput!) {
    requestCorrection(input: $input) {
      ... on EmailTaken {
        email
      }
      ... on UsernameTaken {
        username
      }
    }
  }
`);

export const REQUEST_FACTOR_RESET = graphql(`
  mutation RequestFactorReset($input: RequestFactorResetInput!) {
    requestFactorReset(input: $input) {
      ... on FactorResetPaused {
        possibleFrom
      }
    }
  }
`);

export const CONTACT_CHANNELS = graphql(`
  query ContactChannels($id: ID!) {
    player(id: $id) {
      id
      preferences {
        contactBy
      }
    }
  }
`);

export const UPDATE_PROFILE = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      ... on ProtectedFields {
        fields
      }
    }
  }
`);

export const RECORD_DEPOSIT = graphql(`
  mutation RecordDeposit($input: RecordDepositInput!) {
    recordDeposit(input: $input) {
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
      ... on PaymentRefused {
        reason
      }
      ... on CurrencyMismatch {
        expected
        given
      }
    }
  }
`);

export const REQUEST_WITHDRAWAL = graphql(`
  mutation RequestWithdrawal($input: RequestWithdrawalInput!) {
    requestWithdrawal(input: $input) {
      ... on SecondPersonNeeded {
        approval {
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
      ... on PaymentRefused {
        reason
      }
      ... on CurrencyMismatch {
        expected
        given
      }
    }
  }
`);

export const TAKE_COMMISSION = graphql(`
  mutation TakeCommission($input: TakeCommissionInput!) {
    takeCommission(input: $input) {
      ... on SecondPersonNeeded {
        approval {
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
      ... on CurrencyMismatch {
        expected
        given
      }
    }
  }
`);
