import { useMemo } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useTexts } from '../../texts/texts';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Panel, Split } from '../../ui/layout/Split';
import { Empty, Failed } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { useUrlState } from '../../ui/useUrlState';
import { useHolderColumn } from '../../work/ClaimBanner';
import { Decision } from '../../work/Decision';
import { useClaims, type Claims } from '../../work/useClaims';
import { APPROVE_ROLE, REJECT_ROLE } from '../../work/roles/operations';
import { assignmentColumns, type Assignment } from './changes';
import type { ChangeStatus } from './gql/graphql';
import { ROLE_ASSIGNMENTS } from './operations';

const PHONE_ROW = ['operator', 'status', 'role', 'askedAt'] as const;

const PAGE_SIZE = 100;

export function Assignments({ status }: { status: ChangeStatus | null }) {
  const t = useTexts('policy-changes');
  const [state, change] = useUrlState();
  const pages = usePages(ROLE_ASSIGNMENTS, { ...(status && { status }), first: PAGE_SIZE }, ({ roleAssignments }) => roleAssignments);
  const { list, rows } = pages;
  const claims = useClaims('ROLE_ASSIGNMENT');
  const holder = useHolderColumn<Assignment>(claims);
  const columns = useMemo(() => [...assignmentColumns(t), holder], [t, holder]);
  const open = rows.find(({ id }) => id === state['open']);
  if (pages.refusal && !list) return <Failed refusal={pages.refusal} onRetry={pages.reload} />;
  return (
    <Split>
      <DataGrid
        label={t('roles')}
        rows={rows}
        columns={columns}
        phone={PHONE_ROW}
        idOf={({ id }) => id}
        total={list?.totalCount ?? null}
        pages={pages}
        isLoading={pages.isLoading}
        openId={open?.id ?? null}
        onOpen={({ id }) => change({ open: id })}
        empty={<Empty title={t('emptyRoles')}>{t('emptyRolesWords')}</Empty>}
      />
      {open && <AssignmentPanel key={open.id} assignment={open} claims={claims} onDecided={pages.reload} onClose={() => change({ open: undefined })} />}
    </Split>
  );
}

function AssignmentPanel({ assignment, claims, onDecided, onClose }: { assignment: Assignment; claims: Claims; onDecided: () => void; onClose: () => void }) {
  const t = useTexts('policy-changes');
  const act = useAct();
  const decide = async (isApproved: boolean) => {
    const asked = { input: { id: assignment.id } };
    const { problem } = await (isApproved ? act(APPROVE_ROLE, asked) : act(REJECT_ROLE, asked));
    if (problem === null) onDecided();
    return problem;
  };
  const name = assignment.operator?.name ?? '';
  return (
    <Panel title={t('assignment', { role: assignment.role, name })} aside={<Tag type="ChangeStatus" value={assignment.status} />} onClose={onClose}>
      <Facts>
        <Fact name={t('operator')}>{assignment.operator ? `${name} (${assignment.operator.login})` : '–'}</Fact>
        <Fact name={t('role')}>{assignment.role}</Fact>
        <Fact name={t('holds')}>{assignment.operator?.roles.join(', ') || t('noRoles')}</Fact>
        <Fact name={t('until')}>{assignment.until === null ? t('forGood') : <Moment at={assignment.until} />}</Fact>
        <Fact name={t('reason')}>{assignment.reason}</Fact>
        <Fact name={t('askedBy')}>{assignment.askedBy}</Fact>
        <Fact name={t('askedAt')}>
          <Moment at={assignment.askedAt} />
        </Fact>
        {assignment.decidedBy && <Fact name={t('decidedBy')}>{assignment.decidedBy}</Fact>}
      </Facts>
      {assignment.status === 'PENDING' && (
        <Decision
          kind="ROLE_ASSIGNMENT"
          id={assignment.id}
          claims={claims}
          askedBy={assignment.askedBy}
          approving="Mutation.approveRoleAssignment"
          rejecting="Mutation.rejectRoleAssignment"
          onDecide={decide}
        >
          <p>{t('assignment', { role: assignment.role, name })}</p>
        </Decision>
      )}
    </Panel>
  );
}
