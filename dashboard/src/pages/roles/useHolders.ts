import { useCallback, useState } from 'react';
import { useNextPage } from '../../api/useNextPage';
import { useRead } from '../../api/useRead';
import { useQueuesChanged } from '../../work/counts/queueCounts';
import { PEOPLE, PROGRAMS, WAITING } from './operations';
import type { Assignment, Person, Program } from './roles';

const NO_PEOPLE: readonly Person[] = [];
const NO_PROGRAMS: readonly Program[] = [];
const NONE_WAITING: readonly Assignment[] = [];

/** The operators and programs that hold roles, and the roles that wait for a second operator. */
export function useHolders() {
  const [peopleAfter, setPeopleAfter] = useState<string | null>(null);
  const [waitingAfter, setWaitingAfter] = useState<string | null>(null);
  const people = useRead(PEOPLE, { after: peopleAfter });
  const waiting = useRead(WAITING, { after: waitingAfter });
  const programs = useRead(PROGRAMS, {});
  useNextPage(people.data?.operators, peopleAfter, setPeopleAfter);
  useNextPage(waiting.data?.roleAssignments, waitingAfter, setWaitingAfter);
  const reloadPeople = people.reload;
  const reloadWaiting = waiting.reload;
  const reload = useCallback(() => {
    setWaitingAfter(null);
    reloadWaiting();
    setPeopleAfter(null);
    reloadPeople();
  }, [reloadPeople, reloadWaiting]);
  useQueuesChanged(reload);
  return {
    people: people.data?.operators?.nodes ?? NO_PEOPLE,
    waiting: waiting.data?.roleAssignments?.nodes.filter(({ status }) => status === 'PENDING') ?? NONE_WAITING,
    programs: programs.data?.clients ?? NO_PROGRAMS,
    refusal: people.refusal ?? waiting.refusal,
    reload,
  };
}

export type Holders = ReturnType<typeof useHolders>;
