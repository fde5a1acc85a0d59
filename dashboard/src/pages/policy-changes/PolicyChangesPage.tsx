import { Select } from '@mantine/core';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Views } from '../../ui/layout/Views';
import { Page } from '../../ui/Page';
import { useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import { Assignments } from './Assignments';
import type { ChangeStatus } from './gql/graphql';
import { PolicyList } from './PolicyList';

const STATUSES: readonly ChangeStatus[] = ['PENDING', 'APPROVED', 'REJECTED'];

/** What one operator asked for and another decides on: changes of rights, and roles for operators. */
export default function PolicyChangesPage() {
  const t = useTexts('policy-changes');
  const valueName = useValueName();
  const [state, change] = useUrlState();
  const mayRoles = useMay('Query.roleAssignments');
  const mayFilter = useMay('Query.policyChanges(status)');
  const isRoles = mayRoles && state['of'] === 'roles';
  const status = STATUSES.find((each) => each === state['status']) ?? (state['status'] === 'every' || !mayFilter ? null : 'PENDING');
  return (
    <Page
      title={t('title')}
      isFilled
      actions={
        mayFilter && (
          <Select
            w={170}
            aria-label={t('status')}
            data={[...STATUSES.map((value) => ({ value: value as string, label: valueName('ChangeStatus', value) })), { value: 'every', label: t('every') }]}
            value={status ?? 'every'}
            allowDeselect={false}
            onChange={(value) => change({ status: value === 'PENDING' ? undefined : (value ?? undefined), open: undefined })}
          />
        )
      }
    >
      {mayRoles && (
        <Views
          label={t('kind')}
          views={[
            { value: 'rights', label: t('rights') },
            { value: 'roles', label: t('roles') },
          ]}
          value={isRoles ? 'roles' : 'rights'}
          onChange={(value) => change({ of: value === 'roles' ? value : undefined, open: undefined })}
        />
      )}
      {isRoles ? <Assignments key={status} status={status} /> : <PolicyList key={status} status={status} />}
    </Page>
  );
}
