import { graphql } from './gql';

export const LISTED_JOBS = graphql(`
  fragment ListedJobs on JobConnection {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      kind
      state
      total
      done
      failed
      createdAt
      endedAt
      startedBy
    }
  }
`);

export const JOBS = graphql(`
  query Jobs($first: Int!, $after: String) {
    jobs(first: $first, after: $after) {
      ...ListedJobs
    }
  }
`);

export const JOBS_OF_ALL = graphql(`
  query JobsOfAll($first: Int!, $after: String) {
    jobs(allOperators: true, first: $first, after: $after) {
      ...ListedJobs
    }
  }
`);

/** What of a job changes while it runs. */
export const JOB_STANDING = graphql(`
  fragment JobStanding on Job {
    id
    state
    total
    done
    failed
    startedAt
    endedAt
    problem {
      code
      message
    }
    download {
      url
      expiresAt
      sizeBytes
    }
  }
`);

export const JOB = graphql(`
  query OpenJob($id: ID!) {
    job(id: $id) {
      kind
      createdAt
      startedBy
      ...JobStanding
    }
  }
`);

export const FAILURES = graphql(`
  query JobFailures($id: ID!, $first: Int!, $after: String) {
    job(id: $id) {
      id
      failures(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          playerId
          code
          message
        }
      }
    }
  }
`);

/** The names of players who could not be changed. */
export const FAILED_PLAYERS = graphql(`
  subscription FailedPlayers($playerIds: [ID!]!) {
    playersChanged(playerIds: $playerIds) {
      id
      username
    }
  }
`);

export const JOB_PROGRESS = graphql(`
  subscription JobProgress($jobId: ID!) {
    jobProgress(jobId: $jobId) {
      ...JobStanding
    }
  }
`);

export const CANCEL_JOB = graphql(`
  mutation CancelJob($input: CancelJobInput!) {
    cancelJob(input: $input) {
      __typename
      ... on JobCancelled {
        job {
          id
          state
          endedAt
        }
      }
      ... on JobEnded {
        message
      }
      ... on JobNotFound {
        message
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);

export const RETRY_FAILURES = graphql(`
  mutation RetryJobFailures($input: RetryJobFailuresInput!) {
    retryJobFailures(input: $input) {
      __typename
      ... on JobRetried {
        job {
          id
          state
          total
          done
          failed
          startedAt
          endedAt
          problem {
            code
            message
          }
        }
      }
      ... on NothingToRetry {
        message
      }
      ... on TooManyJobs {
        message
      }
      ... on JobNotFound {
        message
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);

export const SYSTEM_JOB_STANDING = graphql(`
  fragment SystemJobStanding on SystemJob {
    id
    name
    state
    tick
    runAt
    attempts
    lastError
    createdAt
    startedAt
    endedAt
  }
`);

export const SYSTEM_JOBS = graphql(`
  query SystemJobs($filter: SystemJobFilter, $first: Int!, $after: String) {
    systemJobs(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...SystemJobStanding
      }
    }
  }
`);

export const SYSTEM_JOB = graphql(`
  query OpenSystemJob($id: ID!) {
    systemJob(id: $id) {
      ...SystemJobStanding
    }
  }
`);

export const RETRY_JOB = graphql(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      __typename
      ... on SystemJobRetried {
        job {
          ...SystemJobStanding
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const CANCEL_WAITING_JOB = graphql(`
  mutation CancelWaitingJob($input: CancelWaitingJobInput!) {
    cancelWaitingJob(input: $input) {
      __typename
      ... on SystemJobCancelled {
        job {
          ...SystemJobStanding
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);
