import { useTexts } from '../../../texts/texts';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { useValueName } from '../../../ui/values/Tag';
import { useLanguageName } from '../../../ui/values/useLanguageName';
import type { Person } from './PersonFacts';

/** How the player likes Croupier to behave, and where they came from. */
export function PreferenceFacts({ person: { preferences, source } }: { person: Person }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const languageName = useLanguageName();
  return (
    <Section title={t('profile.preferences')}>
      <Facts>
        <Fact name={t('field.language')}>
          <Secured coordinate="Player.preferences" isEmpty={!preferences?.language}>
            {preferences?.language && languageName(preferences.language)}
          </Secured>
        </Fact>
        <Fact name={t('field.timeZone')}>
          <Secured coordinate="Player.preferences" isEmpty={!preferences?.timeZone}>
            {preferences?.timeZone}
          </Secured>
        </Fact>
        <Fact name={t('field.oddsFormat')}>
          <Secured coordinate="Player.preferences" isEmpty={!preferences?.oddsFormat}>
            {preferences?.oddsFormat && valueName('OddsFormat', preferences.oddsFormat)}
          </Secured>
        </Fact>
        <Fact name={t('field.theme')}>
          <Secured coordinate="Player.preferences" isEmpty={!preferences?.theme}>
            {preferences?.theme && valueName('Theme', preferences.theme)}
          </Secured>
        </Fact>
        <Fact name={t('field.hideBalance')}>
          <Secured coordinate="Player.preferences">{preferences?.hideBalance ? t('yes') : t('no')}</Secured>
        </Fact>
        <Fact name={t('field.contactBy')}>
          <Secured coordinate="Preferences.contactBy" isEmpty={!preferences?.contactBy?.length}>
            {preferences?.contactBy?.map((channel) => valueName('ContactChannel', channel)).join(', ')}
          </Secured>
        </Fact>
        <Fact name={t('field.trafficSource')}>
          <Secured coordinate="Player.source" isEmpty={!source?.trafficSource}>
            {source?.trafficSource}
          </Secured>
        </Fact>
        <Fact name={t('field.campaign')}>
          <Secured coordinate="Player.source" isEmpty={!source?.campaign}>
            {source?.campaign}
          </Secured>
        </Fact>
      </Facts>
    </Section>
  );
}
