import { useMay } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts, Section } from '../../ui/Page';
import { Tag } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import { Views } from '../../ui/layout/Views';
import type { Decision } from '../../work/DecisionDialog';
import { actorName, PlayerLink } from '../../work/people';
import { AskedBy, TwoPersonItem } from '../../work/TwoPersonItem';
import { TwoPersonQueue, type ItemProps } from '../../work/TwoPersonQueue';
import { useDecide } from '../../work/useDecide';
import { useQueueList } from '../../work/useQueueList';
import type { FactorResetsQuery } from './gql/graphql';
import { APPROVE_RESET, FACTOR_RESETS, REJECT_RESET } from './operations';

type Reset = NonNullable<FactorResetsQuery['factorResets']>['nodes'][number];

/** Resets of lost factors: those that wait for a second operator, and those that were decided. */
export default function FactorResetsPage() {
  const t = useTexts('factor-resets');
  const [{ view = 'waiting' }, change] = useUrlState();
  const views = ['waiting', 'decided'].map((value) => ({ value, label: t(`view.${value}`) }));
  return (
    <TwoPersonQueue
      kind="FACTOR_RESET"
      title={t('title')}
      needs="Query.factorResets"
      tabs={<Views label={t('view.label')} views={views} value={view} onChange={(value) => change({ view: value === 'waiting' ? undefined : value, item: undefined })} />}
      list={useQueueList(FACTOR_RESETS, (data) => data.factorResets)}
      isShown={({ state }) => (state === 'PENDING') === (view === 'waiting')}
      renderAbout={({ state }) => <Tag type="FactorResetState" value={state} />}
      empty={{ title: t('empty.title'), words: t('empty.words') }}
      Item={Item}
    />
  );
}

function Item({ item: reset, claims, onDecided }: ItemProps<Reset>) {
  const t = useTexts('factor-resets');
  const { id, player, state } = reset;
  const decisions = useDecisions(reset, onDecided);
  const mayApprove = useMay('Mutation.approveFactorReset') && state === 'PENDING';
  const mayReject = useMay('Mutation.rejectFactorReset') && (state === 'PENDING' || state === 'WAITING');
  return (
    <TwoPersonItem
      kind="FACTOR_RESET"
      id={id}
      title={<PlayerLink player={player} />}
      state={<Tag type="FactorResetState" value={state} />}
      about={<Tag type="PlayerStatus" value={player?.status} />}
      claims={claims}
      isWaiting={state === 'PENDING'}
      approve={mayApprove && decisions.approve}
      reject={mayReject && decisions.reject}
    >
      <Section title={t('evidence')}>
        <Facts>
          <AskedBy maker={reset.maker} at={reset.createdAt} reason={reset.reason} />
          <Fact name={t('proof')}>
            <Tag type="IdentityProof" value={reset.proof} />
          </Fact>
          <Fact name={t('reference')}>{reset.reference ?? '–'}</Fact>
          {reset.checker && (
            <Fact name={t('checker')}>
              {actorName(reset.checker)} <Moment at={reset.decidedAt} />
            </Fact>
          )}
          {reset.dueAt && (
            <Fact name={t('due')}>
              <Moment at={reset.dueAt} />
            </Fact>
          )}
          {reset.endedAt && (
            <Fact name={t('ended')}>
              <Moment at={reset.endedAt} /> {reset.endedBy && actorName(reset.endedBy)}
            </Fact>
          )}
        </Facts>
      </Section>
    </TwoPersonItem>
  );
}

function useDecisions({ id, player }: Reset, onDecided: () => void): { approve: Decision; reject: Decision } {
  const t = useTexts('factor-resets');
  const decide = useDecide(onDecided);
  const name = player?.username ?? player?.id ?? '';
  return {
    approve: { title: t('approve.title'), confirm: t('approve.confirm'), about: t('approve.consequence', { player: name }), perform: () => decide(APPROVE_RESET, { input: { id } }, 'FactorResetDecided') },
    reject: { title: t('reject.title'), confirm: t('reject.confirm'), isHarmful: true, about: t('reject.consequence', { player: name }), perform: () => decide(REJECT_RESET, { input: { id } }, 'FactorResetDecided') },
  };
}
