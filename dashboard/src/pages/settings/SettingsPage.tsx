import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Views } from '../../ui/layout/Views';
import { Page } from '../../ui/Page';
import { useUrlState } from '../../ui/useUrlState';
import { BrandPart } from './brand/BrandPart';
import { LimitsPart } from './limits/LimitsPart';
import { Registration } from './Registration';

const PARTS = [
  { name: 'brand', needs: ['Query.brand'], Body: BrandPart },
  { name: 'limits', needs: ['Query.moneyLimits', 'Mutation.requestMoneyLimit'], Body: LimitsPart },
  { name: 'registration', needs: ['Query.registrationRequirements'], Body: Registration },
] as const;

/** What the brand is, what one person may move alone, and what registering takes. */
export default function SettingsPage() {
  const t = useTexts('settings');
  const { may } = useViewer();
  const [state, change] = useUrlState();
  const shown = PARTS.filter(({ needs }) => needs.some(may));
  const current = shown.find(({ name }) => name === state['part']) ?? shown[0];
  if (!current) return null;
  const { Body } = current;
  return (
    <Page title={t('title')}>
      <Views
        label={t('parts')}
        views={shown.map(({ name }) => ({ value: name, label: t(`part.${name}`) }))}
        value={current.name}
        onChange={(value) => change({ part: value === 'brand' ? undefined : value, country: undefined, currency: undefined })}
      />
      <Body />
    </Page>
  );
}
