/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment Endpoint on WebhookEndpoint {\n    id\n    name\n    url\n    events\n    role\n    inOrder\n    rateMax\n    headerNames\n    state\n    problem\n    createdBy\n    createdAt\n    failingSince\n    pausedUntil\n    secrets {\n      no\n      createdAt\n      expiresAt\n    }\n    counts {\n      pending\n      failed\n      oldestAt\n      capped\n    }\n  }\n": typeof types.EndpointFragmentDoc,
    "\n  fragment ChangedEndpoint on ChangeWebhookEndpointResult {\n    __typename\n    ... on WebhookEndpointChanged {\n      endpoint {\n        ...Endpoint\n      }\n    }\n    ... on WebhookEndpointNotFound {\n      message\n    }\n    ... on WebhookEndpointNotReady {\n      message\n    }\n  }\n": typeof types.ChangedEndpointFragmentDoc,
    "\n  fragment Delivery on WebhookDelivery {\n    id\n    kind\n    eventId\n    eventType\n    playerId\n    playerSeq\n    state\n    attempts\n    createdAt\n    nextAt\n    endedAt\n    lastStatus\n    lastFailure\n  }\n": typeof types.DeliveryFragmentDoc,
    "\n  query WebhookEndpoints {\n    webhookEndpoints {\n      ...Endpoint\n    }\n  }\n": typeof types.WebhookEndpointsDocument,
    "\n  query WebhookChoices {\n    webhookChoices {\n      eventTypes\n      roles\n    }\n  }\n": typeof types.WebhookChoicesDocument,
    "\n  query WebhookDeliveries($id: ID!, $filter: WebhookDeliveryFilter, $first: Int!, $after: String) {\n    webhookEndpoint(id: $id) {\n      id\n      deliveries(filter: $filter, first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          ...Delivery\n        }\n      }\n    }\n  }\n": typeof types.WebhookDeliveriesDocument,
    "\n  query WebhookAttempts($id: ID!) {\n    webhookDelivery(id: $id) {\n      ...Delivery\n      attemptLog {\n        no\n        at\n        milliseconds\n        status\n        failure\n        response\n        request {\n          headers {\n            name\n            value\n          }\n          bodyBytes\n          body\n          reduced\n        }\n      }\n    }\n  }\n": typeof types.WebhookAttemptsDocument,
    "\n  subscription WebhookDeliveryUpdated($endpointId: ID!) {\n    webhookDeliveryUpdated(endpointId: $endpointId) {\n      ...Delivery\n    }\n  }\n": typeof types.WebhookDeliveryUpdatedDocument,
    "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointCreated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on TooManyWebhookEndpoints {\n        message\n      }\n    }\n  }\n": typeof types.CreateWebhookEndpointDocument,
    "\n  mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {\n    changeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": typeof types.ChangeWebhookEndpointDocument,
    "\n  mutation VerifyWebhookEndpoint($input: WebhookEndpointInput!) {\n    verifyWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": typeof types.VerifyWebhookEndpointDocument,
    "\n  mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {\n    pauseWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": typeof types.PauseWebhookEndpointDocument,
    "\n  mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {\n    resumeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": typeof types.ResumeWebhookEndpointDocument,
    "\n  mutation RemoveWebhookEndpoint($input: WebhookEndpointInput!) {\n    removeWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointRemoved {\n        endpoint {\n          id\n          state\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n": typeof types.RemoveWebhookEndpointDocument,
    "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      __typename\n      ... on WebhookSecretRotated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n": typeof types.RotateWebhookSecretDocument,
    "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      __typename\n      ... on WebhookDeliveryQueued {\n        delivery {\n          ...Delivery\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n": typeof types.SendTestWebhookDocument,
    "\n  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n    replayWebhookDeliveries(input: $input) {\n      __typename\n      ... on WebhookDeliveriesReplayed {\n        count\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n": typeof types.ReplayWebhookDeliveriesDocument,
};
const documents: Documents = {
    "\n  fragment Endpoint on WebhookEndpoint {\n    id\n    name\n    url\n    events\n    role\n    inOrder\n    rateMax\n    headerNames\n    state\n    problem\n    createdBy\n    createdAt\n    failingSince\n    pausedUntil\n    secrets {\n      no\n      createdAt\n      expiresAt\n    }\n    counts {\n      pending\n      failed\n      oldestAt\n      capped\n    }\n  }\n": types.EndpointFragmentDoc,
    "\n  fragment ChangedEndpoint on ChangeWebhookEndpointResult {\n    __typename\n    ... on WebhookEndpointChanged {\n      endpoint {\n        ...Endpoint\n      }\n    }\n    ... on WebhookEndpointNotFound {\n      message\n    }\n    ... on WebhookEndpointNotReady {\n      message\n    }\n  }\n": types.ChangedEndpointFragmentDoc,
    "\n  fragment Delivery on WebhookDelivery {\n    id\n    kind\n    eventId\n    eventType\n    playerId\n    playerSeq\n    state\n    attempts\n    createdAt\n    nextAt\n    endedAt\n    lastStatus\n    lastFailure\n  }\n": types.DeliveryFragmentDoc,
    "\n  query WebhookEndpoints {\n    webhookEndpoints {\n      ...Endpoint\n    }\n  }\n": types.WebhookEndpointsDocument,
    "\n  query WebhookChoices {\n    webhookChoices {\n      eventTypes\n      roles\n    }\n  }\n": types.WebhookChoicesDocument,
    "\n  query WebhookDeliveries($id: ID!, $filter: WebhookDeliveryFilter, $first: Int!, $after: String) {\n    webhookEndpoint(id: $id) {\n      id\n      deliveries(filter: $filter, first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          ...Delivery\n        }\n      }\n    }\n  }\n": types.WebhookDeliveriesDocument,
    "\n  query WebhookAttempts($id: ID!) {\n    webhookDelivery(id: $id) {\n      ...Delivery\n      attemptLog {\n        no\n        at\n        milliseconds\n        status\n        failure\n        response\n        request {\n          headers {\n            name\n            value\n          }\n          bodyBytes\n          body\n          reduced\n        }\n      }\n    }\n  }\n": types.WebhookAttemptsDocument,
    "\n  subscription WebhookDeliveryUpdated($endpointId: ID!) {\n    webhookDeliveryUpdated(endpointId: $endpointId) {\n      ...Delivery\n    }\n  }\n": types.WebhookDeliveryUpdatedDocument,
    "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointCreated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on TooManyWebhookEndpoints {\n        message\n      }\n    }\n  }\n": types.CreateWebhookEndpointDocument,
    "\n  mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {\n    changeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": types.ChangeWebhookEndpointDocument,
    "\n  mutation VerifyWebhookEndpoint($input: WebhookEndpointInput!) {\n    verifyWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": types.VerifyWebhookEndpointDocument,
    "\n  mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {\n    pauseWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": types.PauseWebhookEndpointDocument,
    "\n  mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {\n    resumeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n": types.ResumeWebhookEndpointDocument,
    "\n  mutation RemoveWebhookEndpoint($input: WebhookEndpointInput!) {\n    removeWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointRemoved {\n        endpoint {\n          id\n          state\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n": types.RemoveWebhookEndpointDocument,
    "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      __typename\n      ... on WebhookSecretRotated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n": types.RotateWebhookSecretDocument,
    "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      __typename\n      ... on WebhookDeliveryQueued {\n        delivery {\n          ...Delivery\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n": types.SendTestWebhookDocument,
    "\n  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n    replayWebhookDeliveries(input: $input) {\n      __typename\n      ... on WebhookDeliveriesReplayed {\n        count\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n": types.ReplayWebhookDeliveriesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Endpoint on WebhookEndpoint {\n    id\n    name\n    url\n    events\n    role\n    inOrder\n    rateMax\n    headerNames\n    state\n    problem\n    createdBy\n    createdAt\n    failingSince\n    pausedUntil\n    secrets {\n      no\n      createdAt\n      expiresAt\n    }\n    counts {\n      pending\n      failed\n      oldestAt\n      capped\n    }\n  }\n"): (typeof documents)["\n  fragment Endpoint on WebhookEndpoint {\n    id\n    name\n    url\n    events\n    role\n    inOrder\n    rateMax\n    headerNames\n    state\n    problem\n    createdBy\n    createdAt\n    failingSince\n    pausedUntil\n    secrets {\n      no\n      createdAt\n      expiresAt\n    }\n    counts {\n      pending\n      failed\n      oldestAt\n      capped\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangedEndpoint on ChangeWebhookEndpointResult {\n    __typename\n    ... on WebhookEndpointChanged {\n      endpoint {\n        ...Endpoint\n      }\n    }\n    ... on WebhookEndpointNotFound {\n      message\n    }\n    ... on WebhookEndpointNotReady {\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment ChangedEndpoint on ChangeWebhookEndpointResult {\n    __typename\n    ... on WebhookEndpointChanged {\n      endpoint {\n        ...Endpoint\n      }\n    }\n    ... on WebhookEndpointNotFound {\n      message\n    }\n    ... on WebhookEndpointNotReady {\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Delivery on WebhookDelivery {\n    id\n    kind\n    eventId\n    eventType\n    playerId\n    playerSeq\n    state\n    attempts\n    createdAt\n    nextAt\n    endedAt\n    lastStatus\n    lastFailure\n  }\n"): (typeof documents)["\n  fragment Delivery on WebhookDelivery {\n    id\n    kind\n    eventId\n    eventType\n    playerId\n    playerSeq\n    state\n    attempts\n    createdAt\n    nextAt\n    endedAt\n    lastStatus\n    lastFailure\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookEndpoints {\n    webhookEndpoints {\n      ...Endpoint\n    }\n  }\n"): (typeof documents)["\n  query WebhookEndpoints {\n    webhookEndpoints {\n      ...Endpoint\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookChoices {\n    webhookChoices {\n      eventTypes\n      roles\n    }\n  }\n"): (typeof documents)["\n  query WebhookChoices {\n    webhookChoices {\n      eventTypes\n      roles\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookDeliveries($id: ID!, $filter: WebhookDeliveryFilter, $first: Int!, $after: String) {\n    webhookEndpoint(id: $id) {\n      id\n      deliveries(filter: $filter, first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          ...Delivery\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WebhookDeliveries($id: ID!, $filter: WebhookDeliveryFilter, $first: Int!, $after: String) {\n    webhookEndpoint(id: $id) {\n      id\n      deliveries(filter: $filter, first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          ...Delivery\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookAttempts($id: ID!) {\n    webhookDelivery(id: $id) {\n      ...Delivery\n      attemptLog {\n        no\n        at\n        milliseconds\n        status\n        failure\n        response\n        request {\n          headers {\n            name\n            value\n          }\n          bodyBytes\n          body\n          reduced\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WebhookAttempts($id: ID!) {\n    webhookDelivery(id: $id) {\n      ...Delivery\n      attemptLog {\n        no\n        at\n        milliseconds\n        status\n        failure\n        response\n        request {\n          headers {\n            name\n            value\n          }\n          bodyBytes\n          body\n          reduced\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WebhookDeliveryUpdated($endpointId: ID!) {\n    webhookDeliveryUpdated(endpointId: $endpointId) {\n      ...Delivery\n    }\n  }\n"): (typeof documents)["\n  subscription WebhookDeliveryUpdated($endpointId: ID!) {\n    webhookDeliveryUpdated(endpointId: $endpointId) {\n      ...Delivery\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointCreated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on TooManyWebhookEndpoints {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointCreated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on TooManyWebhookEndpoints {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {\n    changeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {\n    changeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyWebhookEndpoint($input: WebhookEndpointInput!) {\n    verifyWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"): (typeof documents)["\n  mutation VerifyWebhookEndpoint($input: WebhookEndpointInput!) {\n    verifyWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {\n    pauseWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"): (typeof documents)["\n  mutation PauseWebhookEndpoint($input: WebhookEndpointInput!) {\n    pauseWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {\n    resumeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"): (typeof documents)["\n  mutation ResumeWebhookEndpoint($input: WebhookEndpointInput!) {\n    resumeWebhookEndpoint(input: $input) {\n      ...ChangedEndpoint\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveWebhookEndpoint($input: WebhookEndpointInput!) {\n    removeWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointRemoved {\n        endpoint {\n          id\n          state\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveWebhookEndpoint($input: WebhookEndpointInput!) {\n    removeWebhookEndpoint(input: $input) {\n      __typename\n      ... on WebhookEndpointRemoved {\n        endpoint {\n          id\n          state\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      __typename\n      ... on WebhookSecretRotated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      __typename\n      ... on WebhookSecretRotated {\n        secret\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      __typename\n      ... on WebhookDeliveryQueued {\n        delivery {\n          ...Delivery\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      __typename\n      ... on WebhookDeliveryQueued {\n        delivery {\n          ...Delivery\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n    replayWebhookDeliveries(input: $input) {\n      __typename\n      ... on WebhookDeliveriesReplayed {\n        count\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReplayWebhookDeliveries($input: ReplayWebhookDeliveriesInput!) {\n    replayWebhookDeliveries(input: $input) {\n      __typename\n      ... on WebhookDeliveriesReplayed {\n        count\n        endpoint {\n          ...Endpoint\n        }\n      }\n      ... on WebhookEndpointNotFound {\n        message\n      }\n      ... on WebhookEndpointNotReady {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;