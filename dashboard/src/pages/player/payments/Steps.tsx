import { useMemo } from 'react';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Tag, useValueName } from '../../../ui/values/Tag';
import { Rows } from '../Rows';
import type { Withdrawal } from './WithdrawalDetail';

type Step = NonNullable<Withdrawal['steps']>[number];
type ValueName = (type: string, value: string) => string;

export function Steps({ steps }: { steps: readonly Step[] }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const columns = useMemo(() => stepColumns(t, valueName), [t, valueName]);
  return <Rows label={t('payments.steps')} rows={steps} columns={columns} idOf={(_, index) => String(index)} none={t('payments.noSteps')} />;
}

function stepColumns(t: Translate, valueName: ValueName): Column<Step>[] {
  return [
    { id: 'at', title: t('changes.at'), width: 180, cell: ({ at }) => <Moment at={at} /> },
    { id: 'kind', title: t('payments.step'), width: 150, cell: ({ kind, state }) => (kind === 'MOVED' ? <Tag type="WithdrawalState" value={state} /> : valueName('WithdrawalStepKind', kind)) },
    { id: 'actor', title: t('changes.actor'), width: 150, needs: 'WithdrawalStep.actor', cell: ({ actor }) => actor ?? '–' },
    { id: 'reason', title: t('changes.reason'), width: 240, cell: ({ reason, review }) => reason ?? reviewOf(review, valueName) },
  ];
}

function reviewOf(review: Step['review'] | undefined, valueName: ValueName): string {
  if (!review?.decision) return '–';
  return [valueName('WithdrawalReviewDecision', review.decision), review.note].filter(Boolean).join(': ');
}
