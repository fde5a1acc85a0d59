import { useTexts } from '../../../texts/texts';
import { Money } from '../../../ui/values/Money';
import { useValueName } from '../../../ui/values/Tag';
import { useAct } from '../../../ui/useAct';
import { useQueueList } from '../../../work/useQueueList';
import { ChangeList } from '../ChangeList';
import { Diff } from '../Diff';
import { APPROVE_LIMIT, LIMIT_CHANGES, REJECT_LIMIT } from '../operations';
import { currencyOf, limitFor, type Limit, type LimitChange } from './limits';

export function LimitChanges({ limits, onDecided }: { limits: readonly Limit[]; onDecided: () => void }) {
  const t = useTexts('settings');
  const valueName = useValueName();
  const act = useAct();
  const pages = useQueueList(LIMIT_CHANGES, (data) => data.moneyLimitChanges);
  const decide = async (change: LimitChange, isApproved: boolean) => {
    const asked = { input: { id: change.id } };
    const { problem } = await (isApproved ? act(APPROVE_LIMIT, asked) : act(REJECT_LIMIT, asked));
    if (problem === null) {
      pages.reload();
      onDecided();
    }
    return problem;
  };
  const diffOf = (change: LimitChange) => {
    const now = limitFor(limits, change.scope, currencyOf(change));
    const rows = [
      { name: t('limits.perPlayer'), before: <Money value={now?.perPlayer} />, after: <Money value={change.perPlayer} /> },
      { name: t('limits.perMaker'), before: <Money value={now?.perMaker} />, after: <Money value={change.perMaker} /> },
    ];
    return <Diff rows={rows} hasBefore={change.state === 'PENDING'} />;
  };
  return (
    <ChangeList
      kind="MONEY_LIMIT_CHANGE"
      title={t('limits.changes')}
      type="MoneyApprovalState"
      pages={pages}
      approving="Mutation.approveMoneyLimit"
      rejecting="Mutation.rejectMoneyLimit"
      nameOf={(change) => `${currencyOf(change)} · ${valueName('MoneyLimitScope', change.scope)}`}
      diffOf={diffOf}
      onDecide={decide}
    />
  );
}
