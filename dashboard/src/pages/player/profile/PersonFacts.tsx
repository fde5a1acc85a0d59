import type { ReactNode } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Day, Moment } from '../../../ui/values/Moment';
import { Fact, Facts } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { Label } from '../../../ui/values/Tag';
import type { PersonalField, ProfileQuery } from '../gql/graphql';
import type { Revealed } from './RevealDialog';

export type Person = NonNullable<ProfileQuery['player']>;

interface Props {
  person: Person;
  /** In clear, for as long as the tab is open. */
  revealed: Revealed;
}

export function PersonFacts({ person, revealed }: Props) {
  const t = useTexts('player');
  const { level } = useViewer();
  const birth = person.dateOfBirth;
  const value = (field: PersonalField, coordinate: string, text: string | null | undefined, shown: ReactNode = text) =>
    revealed[field] === undefined ? (
      <Secured coordinate={coordinate} isEmpty={!text}>
        {shown}
      </Secured>
    ) : (
      <>
        {revealed[field] ?? '–'} <Label tone="info">{t('reveal.mark')}</Label>
      </>
    );
  const isBirthMasked = level('Player.dateOfBirth') === 'MASKED';
  return (
    <Facts>
      <Fact name={t('field.firstName')}>{value('FIRST_NAME', 'PersonName.first', person.name?.first)}</Fact>
      <Fact name={t('field.lastName')}>{value('LAST_NAME', 'PersonName.last', person.name?.last)}</Fact>
      <Fact name={t('field.dateOfBirth')}>{value('DATE_OF_BIRTH', 'Player.dateOfBirth', birth, isBirthMasked ? birth : <Day date={birth} />)}</Fact>
      <Fact name={t('field.nationalId')}>{value('NATIONAL_ID', 'Player.nationalId', person.nationalId)}</Fact>
      <Fact name={t('field.email')}>
        {value('EMAIL', 'Player.email', person.email)} <Verified coordinate="Player.emailVerifiedAt" at={person.emailVerifiedAt} />
      </Fact>
      <Fact name={t('field.phone')}>
        {value('PHONE', 'Player.phone', person.phone)} <Verified coordinate="Player.phoneVerifiedAt" at={person.phoneVerifiedAt} />
      </Fact>
      <Fact name={t('field.street')}>{value('STREET', 'Address.street', person.address?.street)}</Fact>
      <Fact name={t('field.postalCode')}>{value('POSTAL_CODE', 'Address.postalCode', person.address?.postalCode)}</Fact>
      <Fact name={t('field.city')}>{value('CITY', 'Address.city', person.address?.city)}</Fact>
      <Fact name={t('field.region')}>{value('REGION', 'Address.region', person.address?.region)}</Fact>
    </Facts>
  );
}

function Verified({ coordinate, at }: { coordinate: string; at: string | null | undefined }) {
  const t = useTexts('player');
  const { may } = useViewer();
  if (!may(coordinate)) return null;
  return at ? (
    <Label tone="ok">
      <span>
        {t('profile.verified')} <Moment at={at} isRelative />
      </span>
    </Label>
  ) : (
    <Label tone="warn">{t('profile.unverified')}</Label>
  );
}
