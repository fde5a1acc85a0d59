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
    "\n  fragment ListedJobs on JobConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      kind\n      state\n      total\n      done\n      failed\n      createdAt\n      endedAt\n      startedBy\n    }\n  }\n": typeof types.ListedJobsFragmentDoc,
    "\n  query Jobs($first: Int!, $after: String) {\n    jobs(first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n": typeof types.JobsDocument,
    "\n  query JobsOfAll($first: Int!, $after: String) {\n    jobs(allOperators: true, first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n": typeof types.JobsOfAllDocument,
    "\n  fragment JobStanding on Job {\n    id\n    state\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    problem {\n      code\n      message\n    }\n    download {\n      url\n      expiresAt\n      sizeBytes\n    }\n  }\n": typeof types.JobStandingFragmentDoc,
    "\n  query OpenJob($id: ID!) {\n    job(id: $id) {\n      kind\n      createdAt\n      startedBy\n      ...JobStanding\n    }\n  }\n": typeof types.OpenJobDocument,
    "\n  query JobFailures($id: ID!, $first: Int!, $after: String) {\n    job(id: $id) {\n      id\n      failures(first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          playerId\n          code\n          message\n        }\n      }\n    }\n  }\n": typeof types.JobFailuresDocument,
    "\n  subscription FailedPlayers($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      id\n      username\n    }\n  }\n": typeof types.FailedPlayersDocument,
    "\n  subscription JobProgress($jobId: ID!) {\n    jobProgress(jobId: $jobId) {\n      ...JobStanding\n    }\n  }\n": typeof types.JobProgressDocument,
    "\n  mutation CancelJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      __typename\n      ... on JobCancelled {\n        job {\n          id\n          state\n          endedAt\n        }\n      }\n      ... on JobEnded {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": typeof types.CancelJobDocument,
    "\n  mutation RetryJobFailures($input: RetryJobFailuresInput!) {\n    retryJobFailures(input: $input) {\n      __typename\n      ... on JobRetried {\n        job {\n          id\n          state\n          total\n          done\n          failed\n          startedAt\n          endedAt\n          problem {\n            code\n            message\n          }\n        }\n      }\n      ... on NothingToRetry {\n        message\n      }\n      ... on TooManyJobs {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": typeof types.RetryJobFailuresDocument,
    "\n  fragment SystemJobStanding on SystemJob {\n    id\n    name\n    state\n    tick\n    runAt\n    attempts\n    lastError\n    createdAt\n    startedAt\n    endedAt\n  }\n": typeof types.SystemJobStandingFragmentDoc,
    "\n  query SystemJobs($filter: SystemJobFilter, $first: Int!, $after: String) {\n    systemJobs(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...SystemJobStanding\n      }\n    }\n  }\n": typeof types.SystemJobsDocument,
    "\n  query OpenSystemJob($id: ID!) {\n    systemJob(id: $id) {\n      ...SystemJobStanding\n    }\n  }\n": typeof types.OpenSystemJobDocument,
    "\n  mutation RetryJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      __typename\n      ... on SystemJobRetried {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RetryJobDocument,
    "\n  mutation CancelWaitingJob($input: CancelWaitingJobInput!) {\n    cancelWaitingJob(input: $input) {\n      __typename\n      ... on SystemJobCancelled {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.CancelWaitingJobDocument,
};
const documents: Documents = {
    "\n  fragment ListedJobs on JobConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      kind\n      state\n      total\n      done\n      failed\n      createdAt\n      endedAt\n      startedBy\n    }\n  }\n": types.ListedJobsFragmentDoc,
    "\n  query Jobs($first: Int!, $after: String) {\n    jobs(first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n": types.JobsDocument,
    "\n  query JobsOfAll($first: Int!, $after: String) {\n    jobs(allOperators: true, first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n": types.JobsOfAllDocument,
    "\n  fragment JobStanding on Job {\n    id\n    state\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    problem {\n      code\n      message\n    }\n    download {\n      url\n      expiresAt\n      sizeBytes\n    }\n  }\n": types.JobStandingFragmentDoc,
    "\n  query OpenJob($id: ID!) {\n    job(id: $id) {\n      kind\n      createdAt\n      startedBy\n      ...JobStanding\n    }\n  }\n": types.OpenJobDocument,
    "\n  query JobFailures($id: ID!, $first: Int!, $after: String) {\n    job(id: $id) {\n      id\n      failures(first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          playerId\n          code\n          message\n        }\n      }\n    }\n  }\n": types.JobFailuresDocument,
    "\n  subscription FailedPlayers($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      id\n      username\n    }\n  }\n": types.FailedPlayersDocument,
    "\n  subscription JobProgress($jobId: ID!) {\n    jobProgress(jobId: $jobId) {\n      ...JobStanding\n    }\n  }\n": types.JobProgressDocument,
    "\n  mutation CancelJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      __typename\n      ... on JobCancelled {\n        job {\n          id\n          state\n          endedAt\n        }\n      }\n      ... on JobEnded {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": types.CancelJobDocument,
    "\n  mutation RetryJobFailures($input: RetryJobFailuresInput!) {\n    retryJobFailures(input: $input) {\n      __typename\n      ... on JobRetried {\n        job {\n          id\n          state\n          total\n          done\n          failed\n          startedAt\n          endedAt\n          problem {\n            code\n            message\n          }\n        }\n      }\n      ... on NothingToRetry {\n        message\n      }\n      ... on TooManyJobs {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": types.RetryJobFailuresDocument,
    "\n  fragment SystemJobStanding on SystemJob {\n    id\n    name\n    state\n    tick\n    runAt\n    attempts\n    lastError\n    createdAt\n    startedAt\n    endedAt\n  }\n": types.SystemJobStandingFragmentDoc,
    "\n  query SystemJobs($filter: SystemJobFilter, $first: Int!, $after: String) {\n    systemJobs(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...SystemJobStanding\n      }\n    }\n  }\n": types.SystemJobsDocument,
    "\n  query OpenSystemJob($id: ID!) {\n    systemJob(id: $id) {\n      ...SystemJobStanding\n    }\n  }\n": types.OpenSystemJobDocument,
    "\n  mutation RetryJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      __typename\n      ... on SystemJobRetried {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RetryJobDocument,
    "\n  mutation CancelWaitingJob($input: CancelWaitingJobInput!) {\n    cancelWaitingJob(input: $input) {\n      __typename\n      ... on SystemJobCancelled {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.CancelWaitingJobDocument,
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
export function graphql(source: "\n  fragment ListedJobs on JobConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      kind\n      state\n      total\n      done\n      failed\n      createdAt\n      endedAt\n      startedBy\n    }\n  }\n"): (typeof documents)["\n  fragment ListedJobs on JobConnection {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      kind\n      state\n      total\n      done\n      failed\n      createdAt\n      endedAt\n      startedBy\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Jobs($first: Int!, $after: String) {\n    jobs(first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n"): (typeof documents)["\n  query Jobs($first: Int!, $after: String) {\n    jobs(first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobsOfAll($first: Int!, $after: String) {\n    jobs(allOperators: true, first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n"): (typeof documents)["\n  query JobsOfAll($first: Int!, $after: String) {\n    jobs(allOperators: true, first: $first, after: $after) {\n      ...ListedJobs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobStanding on Job {\n    id\n    state\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    problem {\n      code\n      message\n    }\n    download {\n      url\n      expiresAt\n      sizeBytes\n    }\n  }\n"): (typeof documents)["\n  fragment JobStanding on Job {\n    id\n    state\n    total\n    done\n    failed\n    startedAt\n    endedAt\n    problem {\n      code\n      message\n    }\n    download {\n      url\n      expiresAt\n      sizeBytes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenJob($id: ID!) {\n    job(id: $id) {\n      kind\n      createdAt\n      startedBy\n      ...JobStanding\n    }\n  }\n"): (typeof documents)["\n  query OpenJob($id: ID!) {\n    job(id: $id) {\n      kind\n      createdAt\n      startedBy\n      ...JobStanding\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobFailures($id: ID!, $first: Int!, $after: String) {\n    job(id: $id) {\n      id\n      failures(first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          playerId\n          code\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query JobFailures($id: ID!, $first: Int!, $after: String) {\n    job(id: $id) {\n      id\n      failures(first: $first, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          playerId\n          code\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FailedPlayers($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      id\n      username\n    }\n  }\n"): (typeof documents)["\n  subscription FailedPlayers($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      id\n      username\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription JobProgress($jobId: ID!) {\n    jobProgress(jobId: $jobId) {\n      ...JobStanding\n    }\n  }\n"): (typeof documents)["\n  subscription JobProgress($jobId: ID!) {\n    jobProgress(jobId: $jobId) {\n      ...JobStanding\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      __typename\n      ... on JobCancelled {\n        job {\n          id\n          state\n          endedAt\n        }\n      }\n      ... on JobEnded {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelJob($input: CancelJobInput!) {\n    cancelJob(input: $input) {\n      __typename\n      ... on JobCancelled {\n        job {\n          id\n          state\n          endedAt\n        }\n      }\n      ... on JobEnded {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryJobFailures($input: RetryJobFailuresInput!) {\n    retryJobFailures(input: $input) {\n      __typename\n      ... on JobRetried {\n        job {\n          id\n          state\n          total\n          done\n          failed\n          startedAt\n          endedAt\n          problem {\n            code\n            message\n          }\n        }\n      }\n      ... on NothingToRetry {\n        message\n      }\n      ... on TooManyJobs {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryJobFailures($input: RetryJobFailuresInput!) {\n    retryJobFailures(input: $input) {\n      __typename\n      ... on JobRetried {\n        job {\n          id\n          state\n          total\n          done\n          failed\n          startedAt\n          endedAt\n          problem {\n            code\n            message\n          }\n        }\n      }\n      ... on NothingToRetry {\n        message\n      }\n      ... on TooManyJobs {\n        message\n      }\n      ... on JobNotFound {\n        message\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SystemJobStanding on SystemJob {\n    id\n    name\n    state\n    tick\n    runAt\n    attempts\n    lastError\n    createdAt\n    startedAt\n    endedAt\n  }\n"): (typeof documents)["\n  fragment SystemJobStanding on SystemJob {\n    id\n    name\n    state\n    tick\n    runAt\n    attempts\n    lastError\n    createdAt\n    startedAt\n    endedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SystemJobs($filter: SystemJobFilter, $first: Int!, $after: String) {\n    systemJobs(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...SystemJobStanding\n      }\n    }\n  }\n"): (typeof documents)["\n  query SystemJobs($filter: SystemJobFilter, $first: Int!, $after: String) {\n    systemJobs(filter: $filter, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...SystemJobStanding\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenSystemJob($id: ID!) {\n    systemJob(id: $id) {\n      ...SystemJobStanding\n    }\n  }\n"): (typeof documents)["\n  query OpenSystemJob($id: ID!) {\n    systemJob(id: $id) {\n      ...SystemJobStanding\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RetryJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      __typename\n      ... on SystemJobRetried {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RetryJob($input: RetryJobInput!) {\n    retryJob(input: $input) {\n      __typename\n      ... on SystemJobRetried {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelWaitingJob($input: CancelWaitingJobInput!) {\n    cancelWaitingJob(input: $input) {\n      __typename\n      ... on SystemJobCancelled {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelWaitingJob($input: CancelWaitingJobInput!) {\n    cancelWaitingJob(input: $input) {\n      __typename\n      ... on SystemJobCancelled {\n        job {\n          ...SystemJobStanding\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;