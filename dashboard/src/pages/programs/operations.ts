import { graphql } from './gql';

export const CLIENTS = graphql(`
  query Clients {
    clients {
      id
      name
      kind
      redirectUris
      scopes
      roles
      trusted
      mayIntrospect
      createdAt
      disabledAt
      askedBy
      approvedBy
      approvedAt
      secretWaits
    }
  }
`);

export const REGISTER_CLIENT = graphql(`
  mutation RegisterClient($input: RegisterClientInput!) {
    registerClient(input: $input) {
      __typename
      ... on ClientRegistered {
        secret
        client {
          id
        }
      }
    }
  }
`);

export const APPROVE_CLIENT = graphql(`
  mutation ApproveClient($input: ApproveClientInput!) {
    approveClient(input: $input) {
      __typename
      ... on ClientApproved {
        client {
          id
          approvedBy
          approvedAt
          secretWaits
        }
      }
      ... on ApproverAskedThemselves {
        message
      }
      ... on AuthorityLost {
        message
      }
      ... on ClientRequestChanged {
        message
      }
      ... on ClientNotFound {
        message
      }
    }
  }
`);

export const RENEW_SECRET = graphql(`
  mutation RenewClientSecret($input: ClientInput!) {
    renewClientSecret(input: $input) {
      __typename
      ... on ClientSecretRenewed {
        secret
        client {
          id
          secretWaits
          askedBy
        }
      }
      ... on ClientSecretWaits {
        secret
        client {
          id
          secretWaits
          askedBy
        }
      }
      ... on ClientNotFound {
        message
      }
    }
  }
`);

export const DISABLE_CLIENT = graphql(`
  mutation DisableClient($input: ClientInput!) {
    disableClient(input: $input) {
      __typename
      ... on ClientDisabled {
        client {
          id
          disabledAt
        }
      }
      ... on ClientNotFound {
        message
      }
    }
  }
`);
