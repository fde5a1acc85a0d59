import { useMay } from '../../api/viewer';
import { hasText, useTexts } from '../../texts/texts';
import { Facts, Section } from '../../ui/Page';
import { Secured } from '../../ui/values/Secured';
import { Tag } from '../../ui/values/Tag';
import type { Decision } from '../../work/DecisionDialog';
import { SmallTable } from '../../work/Item';
import { actorName, PlayerLink } from '../../work/people';
import { AskedBy, TwoPersonItem } from '../../work/TwoPersonItem';
import { TwoPersonQueue, type ItemProps } from '../../work/TwoPersonQueue';
import { useDecide } from '../../work/useDecide';
import { useQueueList } from '../../work/useQueueList';
import type { PendingCorrectionsQuery } from './gql/graphql';
import { APPROVE_CORRECTION, PENDING_CORRECTIONS, REJECT_CORRECTION } from './operations';

type Correction = NonNullable<PendingCorrectionsQuery['pendingCorrections']>['nodes'][number];

/** What one operator wants to correct about a player, before and after, for another to decide. */
export default function CorrectionsPage() {
  const t = useTexts('corrections');
  const fieldName = useFieldName();
  return (
    <TwoPersonQueue
      kind="CORRECTION"
      title={t('title')}
      needs="Query.pendingCorrections"
      list={useQueueList(PENDING_CORRECTIONS, (data) => data.pendingCorrections)}
      renderAbout={({ changes }) => changes?.map(({ field }) => fieldName(field)).join(', ')}
      empty={{ title: t('empty.title'), words: t('empty.words') }}
      Item={Item}
    />
  );
}

/** Those that can be corrected, in words. */
function useFieldName(): (field: string | null) => string {
  const t = useTexts('corrections');
  return (field) => (hasText('corrections', `named.${field}`) ? t(`named.${field}`) : (field ?? '–'));
}

function Item({ item: correction, claims, onDecided }: ItemProps<Correction>) {
  const t = useTexts('corrections');
  const { id, player, state, changes } = correction;
  const fieldName = useFieldName();
  const decisions = useDecisions(correction, onDecided);
  const mayApprove = useMay('Mutation.approveCorrection');
  const mayReject = useMay('Mutation.rejectCorrection');
  const rows = (changes ?? []).map(({ field, before, after }) => ({
    id: field ?? '',
    cells: [
      fieldName(field),
      <Secured key="before" coordinate="CorrectedField.before" isEmpty={!before}>
        {before}
      </Secured>,
      <Secured key="after" coordinate="CorrectedField.after" isEmpty={!after}>
        {after}
      </Secured>,
    ],
  }));
  return (
    <TwoPersonItem
      kind="CORRECTION"
      id={id}
      title={<PlayerLink player={player} />}
      state={<Tag type="CorrectionState" value={state} />}
      about={
        <>
          <Tag type="PlayerStatus" value={player?.status} /> {correction.maker && t('by', { who: actorName(correction.maker) })}
        </>
      }
      claims={claims}
      isWaiting={state === 'PENDING'}
      approve={mayApprove && decisions.approve}
      reject={mayReject && decisions.reject}
    >
      <Section title={t('changes')}>
        <SmallTable label={t('changes')} heads={[t('field'), t('before'), t('after')]} rows={rows} amountsFrom={3} empty={t('empty.title')} />
      </Section>
      <Section title={t('evidence')}>
        <Facts>
          <AskedBy maker={correction.maker} at={correction.createdAt} reason={correction.reason} />
        </Facts>
      </Section>
    </TwoPersonItem>
  );
}

function useDecisions({ id, player }: Correction, onDecided: () => void): { approve: Decision; reject: Decision } {
  const t = useTexts('corrections');
  const work = useTexts('work');
  const decide = useDecide(onDecided);
  const name = player?.username ?? player?.id ?? '';
  return {
    approve: {
      title: t('approve.title'),
      confirm: t('approve.confirm'),
      about: t('approve.consequence', { player: name }),
      perform: () => decide(APPROVE_CORRECTION, { input: { correctionId: id, reason: null } }, 'CorrectionDecided'),
    },
    reject: {
      title: t('reject.title'),
      confirm: t('reject.confirm'),
      isHarmful: true,
      about: t('reject.consequence', { player: name }),
      fields: [{ name: 'reason', label: work('field.reason'), kind: 'area', isRequired: true }],
      perform: ({ reason }) => decide(REJECT_CORRECTION, { input: { correctionId: id, reason: reason?.trim() || null } }, 'CorrectionDecided'),
    },
  };
}
