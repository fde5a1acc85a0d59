import { graphql } from './gql';

export const ENDPOINT = graphql(`
  fragment Endpoint on WebhookEndpoint {
    id
    name
    url
    events
    role
    inOrder
    rateMax
    headerNames
    state
    problem
    createdBy
    createdAt
    failingSince
    pausedUntil
    secrets {
      no
      createdAt
      expiresAt
    }
    counts {
      pending
      failed
      oldestAt
      capped
    }
  }
`);

export const CHANGED_ENDPOINT = graphql(`
  fragment ChangedEndpoint on ChangeWebhookEndpointResult {
    __typename
    ... on WebhookEndpointChanged {
      endpoint {
        ...Endpoint
      }
    }
    ... on WebhookEndpointNotFound {
      message
    }
    ... on WebhookEndpointNotReady {
      message
    }
  }
`);

export const DELIVERY = graphql(`
  fragment Delivery on WebhookDelivery {
    id
    kind
    eventId
    eventType
    playerId
    playerSeq
    state
    attempts
    createdAt
    nextAt
    endedAt
    lastStatus
    lastFailure
  }
`);

export const ENDPOINTS = graphql(`
  query WebhookEndpoints {
    webhookEndpoints {
      ...Endpoint
    }
  }
`);

export const CHOICES = graphql(`
  query WebhookChoices {
    webhookChoices {
      eventTypes
      roles
    }
  }
`);

export const DELIVERIES = graphql(`
  query WebhookDeliveries($id: ID!, $filter: WebhookDeliveryFilter, $first: Int!, $after: String) {
    webhookEndpoint(id: $id) {
      id
      deliveries(filter: $filter, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...Delivery
        }
      }
    }
  }
`);

export const ATTEMPTS = graphql(`
  query WebhookAttempts($id: ID!) {
    webhookDelivery(id: $id) {
      ...Delivery
      attemptLog {
        no
        at
        milliseconds
        status
        failure
        response
        request {
          headers {
            name
            value
          }
          bodyBytes
          body
          reduced
        }
      }
    }
  }
`);

export const DELIVERY_UPDATED = graphql(`
  subscription WebhookDeliveryUpdated($endpointId: ID!) {
    webhookDeliveryUpdated(endpointId: $endpointId) {
      ...Delivery
    }
  }
`);

export const CREATE = graphql(`
  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) {
      __typename
      ... on WebhookEndpointCreated {
        secret
        endpoint {
          ...Endpoint
        }
      }
      ... on TooManyWebhookEndpoints {
        message
      }
    }
  }
`);

export const CHANGE = graphql(`
  mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {
    changeWebhookEndpoint(input: $input) {
      ...ChangedEndpoint
    }
  }
`);

export const VERIFY = graphql(`
  mutation VerifyWebhookEndpoint($input: WebhookEndpointInput!) {
    verifyWebhookEndpoint(input: $input) {
      ...ChangedEndpoint
    }
  }
`);

export const PAUSE = graphql(`
  mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {
    pauseWebhookEndpoint(input: $input) {
      ...ChangedEndpoint
    }
  }
`);

export const RESUME = graphql(`
  mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {
    resumeWebhookEndpoint(input: $input) {
      ...ChangedEndpoint
    }
  }
`);

export const REMOVE = graphql(`
  mutation RemoveWebhookEndpoint($input: WebhookEndpointInput!) {
    removeWebhookEndpoint(input: $input) {
      __typename
      ... on WebhookEndpointRemoved {
        endpoint {
          id
          state
        }
      }
      ... on WebhookEndpointNotFound {
        message
      }
    }
  }
`);

export const ROTATE = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      __typename
      ... on WebhookSecretRotated {
        secret
        endpoint {
          ...Endpoint
        }
      }
      ... on WebhookEndpointNotFound {
        message
      }
    }
  }
`);

export const SEND_TEST = graphql(`
  mutation SendTestWebhook($input: SendTestWebhookInput!) {
    sendTestWebhook(input: $input) {
      __typename
      ... on WebhookDeliveryQueued {
        delivery {
          ...Delivery
        }
      }
      ... on WebhookEndpointNotFound {
        message
      }
      ... on WebhookEndpointNotReady {
        message
      }
    }
  }
`);

export const REPLAY = graphql(`
  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {
    replayWebhookDeliveries(input: $input) {
      __typename
      ... on WebhookDeliveriesReplayed {
        count
        endpoint {
          ...Endpoint
        }
      }
      ... on WebhookEndpointNotFound {
        message
      }
      ... on WebhookEndpointNotReady {
        message
      }
    }
  }
`);
