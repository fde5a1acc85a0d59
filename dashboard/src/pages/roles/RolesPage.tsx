import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts, type Translate } from '../../texts/texts';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Split } from '../../ui/layout/Split';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { Label, useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import type { RoleKind } from './gql/graphql';
import { NewRole } from './NewRole';
import { ROLES } from './operations';
import { heldBy, usedBy, type Role } from './roles';
import { useHolders, type Holders } from './useHolders';
import { useTitle } from './useWords';
import { lazyPart } from '../../ui/floating/loadPart';

const RolePanel = lazyPart(() => import('./RolePanel').then((found) => ({ default: found.RolePanel })));

const PHONE_ROW = ['name', 'holders', 'title', 'waiting'] as const;

const NO_ROLES: readonly Role[] = [];
const AT_FIRST: RoleKind = 'OPERATOR';

/** The roles, who holds each and who is to, and what each may do. */
export default function RolesPage() {
  const t = useTexts('roles');
  const valueName = useValueName();
  const title = useTitle();
  const [state, change] = useUrlState();
  const mayMatrix = useMay('Query.accessMatrix');
  const reading = useRead(ROLES, {});
  const holders = useHolders();
  const every = reading.data?.accessRoles ?? NO_ROLES;
  const kinds = useMemo(() => [...new Set(every.map(({ kind }) => kind))], [every]);
  const kind = kinds.find((each) => each === state['kind']) ?? AT_FIRST;
  const rows = useMemo(() => every.filter((role) => role.kind === kind), [every, kind]);
  const columns = useMemo(() => roleColumns(t, title, holders), [t, title, holders]);
  const open = every.find(({ name }) => name === state['open']);
  const refusal = reading.refusal ?? holders.refusal;
  const actions = (
    <>
      <Select
        w={170}
        aria-label={t('kind')}
        data={kinds.map((value) => ({ value: value as string, label: valueName('RoleKind', value) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => change({ kind: value === AT_FIRST ? undefined : (value ?? undefined), open: undefined })}
      />
      {mayMatrix && (
        <Button variant="default" component={Link} {...({ to: paths.accessMatrix({ kind: kind === AT_FIRST ? undefined : kind }) } as object)}>
          {t('matrix')}
        </Button>
      )}
      <NewRole roles={every} />
    </>
  );
  return (
    <Page title={t('title')} isFilled actions={actions}>
      {refusal && !reading.data ? (
        <Failed refusal={refusal} onRetry={reading.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={({ name }) => name}
            isLoading={reading.isLoading}
            openId={open?.name ?? null}
            onOpen={({ name }) => change({ open: name })}
            empty={<Empty title={t('empty')} />}
          />
          {open && (
            <Suspense fallback={null}>
              <RolePanel key={open.name} role={open} roles={every} holders={holders} onClose={() => change({ open: undefined })} />
            </Suspense>
          )}
        </Split>
      )}
    </Page>
  );
}

function roleColumns(t: Translate, title: ReturnType<typeof useTitle>, { people, programs, waiting }: Holders): readonly Column<Role>[] {
  const count = ({ name, kind }: Role) => (kind === 'SERVICE' ? usedBy(name, programs).length : heldBy(name, people).length);
  const waits = ({ name }: Role) => waiting.filter(({ role }) => role === name).length;
  return [
    { id: 'name', title: t('role'), width: 130, cell: ({ name }) => name, isFixed: true },
    { id: 'title', title: t('for'), width: 520, cell: (role) => <span title={title(role)}>{title(role)}</span> },
    { id: 'holders', title: t('holders'), width: 84, isNumeric: true, cell: count, needs: 'Query.operators' },
    { id: 'waiting', title: t('waiting'), width: 100, cell: (role) => (waits(role) > 0 ? <Label tone="warn">{t('waits', { count: waits(role) })}</Label> : '–'), needs: 'Query.roleAssignments' },
    { id: 'custom', title: t('made'), width: 110, cell: ({ custom }) => (custom ? <Label tone="info">{t('custom')}</Label> : t('shipped')) },
  ];
}
