import type { Translate } from '../../texts/texts';
import type { Column } from '../../ui/grid/columns';
import { Moment } from '../../ui/values/Moment';
import { Tag, useValueName } from '../../ui/values/Tag';
import type { PolicyChangesQuery, RoleAssignmentsQuery } from './gql/graphql';

export type Change = NonNullable<PolicyChangesQuery['policyChanges']>['nodes'][number];
export type Assignment = NonNullable<RoleAssignmentsQuery['roleAssignments']>['nodes'][number];
export type Edit = Change['edits'][number];

/** An edit as a sentence. */
export function useEditWords(t: Translate): (edit: Edit) => string {
  const valueName = useValueName();
  return ({ kind, role, has, coordinate, level, inherits }) =>
    t(`edit.${kind}`, {
      role,
      has: has ?? '',
      coordinate: coordinate ?? '',
      level: level === null ? t('everything') : valueName('AccessLevel', level),
      inherits: inherits.length === 0 ? t('noRoles') : inherits.join(', '),
    });
}

export function changeColumns(t: Translate, words: (edit: Edit) => string): readonly Column<Change>[] {
  return [
    { id: 'status', title: t('status'), width: 110, cell: ({ status }) => <Tag type="ChangeStatus" value={status} />, needs: 'PolicyChange.status' },
    { id: 'edits', title: t('what'), width: 380, cell: ({ edits }) => summary(edits.map(words)), needs: 'PolicyChange.edits' },
    { id: 'reason', title: t('reason'), width: 220, cell: ({ reason }) => <span title={reason}>{reason}</span>, needs: 'PolicyChange.reason' },
    { id: 'askedBy', title: t('askedBy'), width: 140, cell: ({ askedBy }) => askedBy, needs: 'PolicyChange.askedBy' },
    { id: 'askedAt', title: t('askedAt'), width: 130, cell: ({ askedAt }) => <Moment at={askedAt} isRelative />, needs: 'PolicyChange.askedAt' },
  ];
}

function summary(sentences: readonly string[]) {
  const every = sentences.join(' · ');
  return <span title={every}>{every}</span>;
}

export function assignmentColumns(t: Translate): readonly Column<Assignment>[] {
  return [
    { id: 'status', title: t('status'), width: 110, cell: ({ status }) => <Tag type="ChangeStatus" value={status} />, needs: 'RoleAssignment.status' },
    { id: 'operator', title: t('operator'), width: 190, cell: ({ operator }) => operator?.name ?? '–', needs: 'RoleAssignment.operator' },
    { id: 'role', title: t('role'), width: 150, cell: ({ role }) => role, needs: 'RoleAssignment.role' },
    { id: 'until', title: t('until'), width: 160, cell: ({ until }) => (until === null ? t('forGood') : <Moment at={until} />), needs: 'RoleAssignment.until' },
    { id: 'reason', title: t('reason'), width: 220, cell: ({ reason }) => <span title={reason}>{reason}</span>, needs: 'RoleAssignment.reason' },
    { id: 'askedBy', title: t('askedBy'), width: 140, cell: ({ askedBy }) => askedBy, needs: 'RoleAssignment.askedBy' },
    { id: 'askedAt', title: t('askedAt'), width: 130, cell: ({ askedAt }) => <Moment at={askedAt} isRelative />, needs: 'RoleAssignment.askedAt' },
  ];
}
