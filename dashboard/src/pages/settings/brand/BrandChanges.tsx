import { useTexts } from '../../../texts/texts';
import { useAct } from '../../../ui/useAct';
import { useQueueList } from '../../../work/useQueueList';
import { ChangeList } from '../ChangeList';
import { Diff } from '../Diff';
import { APPROVE_BRAND, BRAND_CHANGES, REJECT_BRAND } from '../operations';
import type { Brand, BrandChange } from './brands';
import { useBrandRows } from './useBrandRows';

export function BrandChanges({ brand, onDecided }: { brand: Brand; onDecided: () => void }) {
  const t = useTexts('settings');
  const act = useAct();
  const rowsOf = useBrandRows();
  const pages = useQueueList(BRAND_CHANGES, (data) => data.brandChanges);
  const decide = async (change: BrandChange, isApproved: boolean) => {
    const asked = { input: { id: change.id } };
    const { problem } = await (isApproved ? act(APPROVE_BRAND, asked) : act(REJECT_BRAND, asked));
    if (problem === null) {
      pages.reload();
      onDecided();
    }
    return problem;
  };
  const diffOf = ({ state, isNew, wanted }: BrandChange) => {
    const isCompared = state === 'PENDING' && !isNew;
    return <Diff rows={rowsOf(isCompared ? brand : null, wanted ?? {})} hasBefore={isCompared} />;
  };
  return (
    <ChangeList
      kind="BRAND_CHANGE"
      title={t('brand.changes')}
      type="BrandChangeState"
      pages={pages}
      approving="Mutation.approveBrand"
      rejecting="Mutation.rejectBrand"
      nameOf={({ isNew, wanted }) => (isNew ? t('brand.newOf', { code: wanted?.code }) : t('brand.changeOf', { code: wanted?.code }))}
      diffOf={diffOf}
      onDecide={decide}
    />
  );
}
