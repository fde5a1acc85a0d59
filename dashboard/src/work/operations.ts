/** What every queue follows. */

import { graphql } from './gql';

export const QUEUES_CHANGED = graphql(`
  subscription QueuesChanged {
    queueCountsChanged {
      kind
      count
      capped
      oldestAt
    }
  }
`);

export const ADD_NOTE = graphql(`
  mutation AddNoteFromQueue($input: AddNoteInput!) {
    addNote(input: $input) {
      ... on NoteAdded {
        note {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const WORK_ITEMS_CHANGED = graphql(`
  subscription WorkItemsChanged($kinds: [WorkItemKind!]) {
    workItemsChanged(kinds: $kinds, coalesce: true) {
      fresh
      items {
        kind
        itemId
        claim {
          holder
          mine
          since
          until
        }
      }
    }
  }
`);

export const CLAIM = graphql(`
  mutation ClaimWorkItem($input: ClaimWorkItemInput!) {
    claimWorkItem(input: $input) {
      ... on WorkItemClaimed {
        claim {
          holder
          mine
          since
          until
        }
      }
      ... on WorkItemHeld {
        claim {
          holder
          mine
          since
          until
        }
      }
      ... on WorkItemTaken {
        claim {
          holder
          mine
          since
          until
        }
      }
    }
  }
`);

export const TAKE_OVER = graphql(`
  mutation TakeOverWorkItem($input: TakeOverWorkItemInput!) {
    takeOverWorkItem(input: $input) {
      ... on WorkItemTakenOver {
        claim {
          holder
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const RELEASE = graphql(`
  mutation ReleaseWorkItem($input: ReleaseWorkItemInput!) {
    releaseWorkItem(input: $input) {
      ... on WorkItemReleased {
        claim {
          itemId
        }
      }
    }
  }
`);
