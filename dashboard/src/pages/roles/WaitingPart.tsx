import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { PanelPart, splitStyles } from '../../ui/layout/Split';
import { useAct } from '../../ui/useAct';
import { HolderTag } from '../../work/ClaimBanner';
import { Decision } from '../../work/Decision';
import { actorName } from '../../work/people';
import { useClaims, type Claims } from '../../work/useClaims';
import { useRefusedWords } from './complaints';
import { APPROVE_ROLE, REJECT_ROLE } from '../../work/roles/operations';
import type { Assignment } from './roles';

interface Props {
  role: string;
  waiting: readonly Assignment[];
  onDecided: () => void;
}

/** Who is to be given the role, until another operator than the one who asked decides. */
export function WaitingPart({ role, waiting, onDecided }: Props) {
  const t = useTexts('roles');
  const claims = useClaims('ROLE_ASSIGNMENT');
  const here = waiting.filter((each) => each.role === role);
  if (here.length === 0) return null;
  return (
    <PanelPart title={t('waitingFor')}>
      <ul className={splitStyles['list']}>
        {here.map((assignment) => (
          <li key={assignment.id}>
            <One assignment={assignment} claims={claims} onDecided={onDecided} />
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

function One({ assignment, claims, onDecided }: { assignment: Assignment; claims: Claims; onDecided: () => void }) {
  const t = useTexts('roles');
  const { name: viewer } = useViewer();
  const act = useAct();
  const refusedWords = useRefusedWords();
  const { id, role, operator, until, reason, askedBy, askedAt } = assignment;
  const name = operator?.name ?? '–';
  const decide = async (isApproved: boolean) => {
    const asked = { input: { id } };
    const { outcome, problem } = await (isApproved ? act(APPROVE_ROLE, asked) : act(REJECT_ROLE, asked));
    if (outcome?.__typename === 'RoleRefused') return refusedWords(outcome);
    if (problem === null) onDecided();
    return problem;
  };
  return (
    <>
      <b>{name}</b> <span className={splitStyles['quiet']}>{operator?.login}</span> <HolderTag claim={claims.get(id)} />
      <Facts>
        <Fact name={t('until')}>{until === null ? t('forGood') : <Moment at={until} />}</Fact>
        <Fact name={t('reason')}>{reason}</Fact>
        <Fact name={t('askedBy')}>
          {actorName(askedBy)} <Moment at={askedAt} isRelative />
        </Fact>
      </Facts>
      <Decision
        kind="ROLE_ASSIGNMENT"
        id={id}
        claims={claims}
        isListed
        askedBy={askedBy}
        approving="Mutation.approveRoleAssignment"
        rejecting="Mutation.rejectRoleAssignment"
        barred={operator?.login === viewer ? t('forYou') : null}
        onDecide={decide}
      >
        <p>{t('ask.confirm', { role, name })}</p>
      </Decision>
    </>
  );
}
