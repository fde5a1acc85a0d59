import { useMemo } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Panel, PanelPart, Split, splitStyles } from '../../ui/layout/Split';
import { Empty, Failed } from '../../ui/states';
import { Label, Tag, useValueName } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { useUrlState } from '../../ui/useUrlState';
import { useHolderColumn } from '../../work/ClaimBanner';
import { Decision } from '../../work/Decision';
import { useClaims, type Claims } from '../../work/useClaims';
import { changeColumns, useEditWords, type Change, type Edit } from './changes';
import type { ChangeStatus } from './gql/graphql';
import { APPROVE_POLICY, LEVEL_NOW, POLICY_CHANGES, REJECT_POLICY } from './operations';

const PHONE_ROW = ['edits', 'status', 'reason', 'askedAt'] as const;

const PAGE_SIZE = 100;

export function PolicyList({ status }: { status: ChangeStatus | null }) {
  const t = useTexts('policy-changes');
  const [state, change] = useUrlState();
  const words = useEditWords(t);
  const pages = usePages(POLICY_CHANGES, { ...(status && { status }), first: PAGE_SIZE }, ({ policyChanges }) => policyChanges);
  const { list, rows } = pages;
  const claims = useClaims('POLICY_CHANGE');
  const holder = useHolderColumn<Change>(claims);
  const columns = useMemo(() => [...changeColumns(t, words), holder], [t, words, holder]);
  const open = rows.find(({ id }) => id === state['open']);
  if (pages.refusal && !list) return <Failed refusal={pages.refusal} onRetry={pages.reload} />;
  return (
    <Split>
      <DataGrid
        label={t('rights')}
        rows={rows}
        columns={columns}
        phone={PHONE_ROW}
        idOf={({ id }) => id}
        total={list?.totalCount ?? null}
        pages={pages}
        isLoading={pages.isLoading}
        openId={open?.id ?? null}
        onOpen={({ id }) => change({ open: id })}
        empty={<Empty title={t('emptyRights')}>{t('emptyRightsWords')}</Empty>}
      />
      {open && <ChangePanel key={open.id} change={open} claims={claims} onDecided={pages.reload} onClose={() => change({ open: undefined })} />}
    </Split>
  );
}

function ChangePanel({ change, claims, onDecided, onClose }: { change: Change; claims: Claims; onDecided: () => void; onClose: () => void }) {
  const t = useTexts('policy-changes');
  const act = useAct();
  const decide = async (isApproved: boolean) => {
    const asked = { input: { id: change.id } };
    const { problem } = await (isApproved ? act(APPROVE_POLICY, asked) : act(REJECT_POLICY, asked));
    if (problem === null) onDecided();
    return problem;
  };
  const diff = <EditList edits={change.edits} isPending={change.status === 'PENDING'} />;
  return (
    <Panel title={t('change')} aside={<Tag type="ChangeStatus" value={change.status} />} onClose={onClose}>
      <PanelPart title={t('what')}>{diff}</PanelPart>
      <Facts>
        <Fact name={t('reason')}>{change.reason}</Fact>
        <Fact name={t('askedBy')}>{change.askedBy}</Fact>
        <Fact name={t('askedAt')}>
          <Moment at={change.askedAt} />
        </Fact>
        {change.decidedBy && <Fact name={t('decidedBy')}>{change.decidedBy}</Fact>}
        {change.decidedAt && (
          <Fact name={t('decidedAt')}>
            <Moment at={change.decidedAt} />
          </Fact>
        )}
      </Facts>
      {change.status === 'PENDING' && (
        <Decision
          kind="POLICY_CHANGE"
          id={change.id}
          claims={claims}
          askedBy={change.askedBy}
          approving="Mutation.approvePolicyChange"
          rejecting="Mutation.rejectPolicyChange"
          onDecide={decide}
        >
          {diff}
        </Decision>
      )}
    </Panel>
  );
}

function EditList({ edits, isPending }: { edits: readonly Edit[]; isPending: boolean }) {
  const t = useTexts('policy-changes');
  const words = useEditWords(t);
  return (
    <ol className={splitStyles['list']}>
      {edits.map((edit) => (
        <li key={JSON.stringify(edit)}>
          {words(edit)}
          {isPending && edit.coordinate !== null && <LevelNow role={edit.role} coordinate={edit.coordinate} />}
        </li>
      ))}
    </ol>
  );
}

/** What the role may do there while the change waits. */
function LevelNow({ role, coordinate }: { role: string; coordinate: string }) {
  const t = useTexts('policy-changes');
  const valueName = useValueName();
  const may = useMay('Query.explainAccess');
  const { data } = useRead(LEVEL_NOW, { role, coordinate }, { pause: !may });
  const now = data?.explainAccess;
  if (!now) return null;
  const lacking = now.neededFields.filter(({ met }) => !met).map((field) => field.coordinate);
  return (
    <div className={splitStyles['quiet']}>
      {t('now', { level: valueName('AccessLevel', now.level) })} {lacking.length > 0 && <Label tone="warn">{t('lacks', { fields: lacking.join(', ') })}</Label>}
    </div>
  );
}
