import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient, type Client } from 'urql';
import { refusalOf, type Refusal } from '../../api/errors';
import { useNextPage } from '../../api/useNextPage';
import { useRead } from '../../api/useRead';
import { useUrlState } from '../../ui/useUrlState';
import type { AccessLevel } from './gql/graphql';
import type { Rights } from './matrix';
import { OPERATORS, RIGHTS_OF_OPERATOR, RIGHTS_OF_ROLE, ROLES } from './operations';

interface Listed {
  coordinate: string;
  level: AccessLevel;
}

export const OPERATOR = 'operator:';
const KIND_AT_FIRST = 'OPERATOR';

/** The roles of the kind that the address names. */
export function useRoles() {
  const [state] = useUrlState();
  const reading = useRead(ROLES, {});
  const kind = state['kind'] ?? KIND_AT_FIRST;
  const every = useMemo(() => reading.data?.accessRoles ?? [], [reading.data]);
  const shown = useMemo(() => every.filter((role) => role.kind === kind), [every, kind]);
  return { reading, kind, every, shown };
}

/** The operators that "what can they see" may be asked of, by login. */
export function useOperators() {
  const [after, setAfter] = useState<string | null>(null);
  const { data } = useRead(OPERATORS, { after });
  useNextPage(data?.operators, after, setAfter);
  return useMemo(() => (data?.operators?.nodes ?? []).filter(({ state }) => state === 'ACTIVE').toSorted((a, b) => a.login.localeCompare(b.login)), [data]);
}

const NONE_READ: Rights = new Map();

/** What columns may use: roles by name, operators by `operator:ID`. Nothing until each has been answered. */
export function useRights(columns: readonly string[]) {
  const client = useClient();
  const [read, setRead] = useState<{ of: string; rights: Rights; refusal: Refusal | null } | null>(null);
  const wanted = columns.join(' ');
  const isCurrent = useRef('');
  const load = useCallback(async () => {
    isCurrent.current = wanted;
    const found = await readRights(client, wanted === '' ? [] : wanted.split(' '));
    if (isCurrent.current === wanted) setRead({ of: wanted, ...found });
  }, [client, wanted]);
  useEffect(() => void load(), [load]);
  const isRead = read?.of === wanted;
  return { rights: isRead ? read.rights : NONE_READ, isLoading: !isRead, refusal: isRead ? read.refusal : null, reload: () => void load() };
}

async function readRights(client: Client, columns: readonly string[]): Promise<{ rights: Rights; refusal: Refusal | null }> {
  const answers = await Promise.all(columns.map((column) => readColumn(client, column)));
  const refusal = answers.map((answer) => answer.refusal).find((each) => each !== null) ?? null;
  return { rights: new Map(answers.map(({ column, levels }) => [column, levels])), refusal };
}

async function readColumn(client: Client, column: string) {
  const options = { requestPolicy: 'network-only' } as const;
  const { data, error } = await (column.startsWith(OPERATOR)
    ? client.query(RIGHTS_OF_OPERATOR, { operatorId: column.slice(OPERATOR.length) }, options).toPromise()
    : client.query(RIGHTS_OF_ROLE, { role: column }, options).toPromise());
  const listed = (Object.values(data ?? {}).find((value) => Array.isArray(value)) ?? []) as readonly Listed[];
  return { column, levels: new Map(listed.map(({ coordinate, level }) => [coordinate, level])), refusal: refusalOf(error) };
}
