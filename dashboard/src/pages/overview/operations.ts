/** The brand's day so far, and what waits in its queues. */

import { graphql } from './gql';

/** Each figure of some hours of one currency. */
export const MONEY = graphql(`
  fragment Money on MoneyFigures {
    currency
    deposits {
      amount
      currency
    }
    withdrawals {
      amount
      currency
    }
    stakes {
      amount
      currency
    }
    wins {
      amount
      currency
    }
    ggr {
      amount
      currency
    }
  }
`);

export const DAY = graphql(`
  fragment Day on DayFigures {
    day
    registrations
    signInsSucceeded
    signInsFailed
    money {
      ...Money
    }
  }
`);

export const HOURS = graphql(`
  fragment Hours on DayFigures {
    hours {
      from
      until
      registrations
      signInsSucceeded
      signInsFailed
      money {
        ...Money
      }
    }
  }
`);

export const TODAY_FIGURES = graphql(`
  query TodayFigures {
    todayFigures {
      at
      timeZone
      today {
        ...Day
        ...Hours
      }
      yesterday {
        ...Day
        ...Hours
      }
      lastWeek {
        ...Day
      }
    }
  }
`);

/** Without the hours of yesterday, which stay as they are. */
export const TODAY_FIGURES_CHANGED = graphql(`
  subscription TodayFiguresChanged {
    todayFiguresChanged {
      at
      timeZone
      today {
        ...Day
        ...Hours
      }
      yesterday {
        ...Day
      }
      lastWeek {
        ...Day
      }
    }
  }
`);

/** Until the counts that the console follows are pushed. */
export const QUEUES = graphql(`
  query Queues {
    queueCounts {
      kind
      count
      capped
      oldestAt
    }
  }
`);
