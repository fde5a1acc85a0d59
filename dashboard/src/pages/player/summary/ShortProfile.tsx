import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import { Day, Moment } from '../../../ui/values/Moment';
import { Secured } from '../../../ui/values/Secured';
import { useLanguageName } from '../../../ui/values/useLanguageName';
import type { ProfileShortQuery } from '../gql/graphql';
import { usePlayerRead } from '../playerContext';
import { PROFILE_SHORT } from './operations';

/** How the player is reached and what was verified: what one needs while talking to them. */
export function ShortProfile() {
  const t = useTexts('player');
  const { data, refusal, isLoading, reload } = usePlayerRead(PROFILE_SHORT, {});
  const player = data?.player;
  return (
    <Section title={t('profile.short')}>
      {isLoading && <Loading rows={6} />}
      {!player && refusal && <Failed refusal={refusal} onRetry={reload} />}
      {player && <Contact player={player} />}
    </Section>
  );
}

function Contact({ player }: { player: NonNullable<ProfileShortQuery['player']> }) {
  const t = useTexts('player');
  const isBirthMasked = useViewer().level('Player.dateOfBirth') === 'MASKED';
  const languageName = useLanguageName();
  const language = player.preferences?.language ?? '';
  return (
    <Facts>
      <Fact name={t('field.email')}>
        <Secured coordinate="Player.email" isEmpty={!player.email}>
          {player.email}
        </Secured>
      </Fact>
      <Fact name={t('field.phone')}>
        <Secured coordinate="Player.phone" isEmpty={!player.phone}>
          {player.phone}
        </Secured>
      </Fact>
      <Fact name={t('field.dateOfBirth')}>
        <Secured coordinate="Player.dateOfBirth" isEmpty={!player.dateOfBirth}>
          {isBirthMasked ? player.dateOfBirth : <Day date={player.dateOfBirth} />}
        </Secured>
      </Fact>
      <Fact name={t('field.emailVerifiedAt')}>
        <Secured coordinate="Player.emailVerifiedAt" isEmpty={!player.emailVerifiedAt}>
          <Moment at={player.emailVerifiedAt} />
        </Secured>
      </Fact>
      <Fact name={t('field.phoneVerifiedAt')}>
        <Secured coordinate="Player.phoneVerifiedAt" isEmpty={!player.phoneVerifiedAt}>
          <Moment at={player.phoneVerifiedAt} />
        </Secured>
      </Fact>
      <Fact name={t('field.language')}>
        <Secured coordinate="Preferences.language" isEmpty={language === ''}>
          {languageName(language)}
        </Secured>
      </Fact>
    </Facts>
  );
}
