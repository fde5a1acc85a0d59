import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useRead } from '../../api/useRead';
import { CODES } from '../../register/countries';
import { hasText, useLanguage, useTexts } from '../../texts/texts';
import { Fact, Facts, Section } from '../../ui/Page';
import { Failed, Loading } from '../../ui/states';
import { useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import type { RequirementsOfCountryQuery } from './gql/graphql';
import { REQUIREMENTS } from './operations';
import styles from './settings.module.css';

/** What registering from a country takes today, as the front end is told. */
export function Registration() {
  const t = useTexts('settings');
  const language = useLanguage();
  const [state, change] = useUrlState();
  const country = CODES.find((code) => code === state['country']);
  const { data, refusal, isLoading, reload } = useRead(REQUIREMENTS, { country: country ?? '' }, { pause: country === undefined });
  const found = data?.registrationRequirements?.country === country ? data?.registrationRequirements : null;
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
    return CODES.map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` })).toSorted((one, other) => one.label.localeCompare(other.label, language));
  }, [language]);
  return (
    <Section title={t('part.registration')}>
      <div className={styles['field']}>
        <Select label={t('registration.country')} data={countries} value={country ?? null} onChange={(value) => change({ country: value ?? undefined })} searchable maw={340} limit={300} />
      </div>
      {country === undefined && <p className={styles['none']}>{t('registration.choose')}</p>}
      {country !== undefined && isLoading && <Loading rows={6} />}
      {country !== undefined && refusal && !found && <Failed refusal={refusal} onRetry={reload} />}
      {country !== undefined && !isLoading && !refusal && !found && <p className={styles['none']}>{t('registration.notOffered')}</p>}
      {found && <Requirements found={found} />}
    </Section>
  );
}

function Requirements({ found }: { found: NonNullable<RequirementsOfCountryQuery['registrationRequirements']> }) {
  const t = useTexts('settings');
  const valueName = useValueName();
  const { jurisdiction, ageMin, requiredFields, consents, terms, currencies, languages, playableNeeds } = found;
  const field = (name: string) => (hasText('settings', `field.${name}`) ? t(`field.${name}`) : name);
  return (
    <Facts>
      <Fact name={t('registration.jurisdiction')}>{jurisdiction}</Fact>
      <Fact name={t('registration.age')}>{t('registration.years', { count: ageMin ?? 0 })}</Fact>
      <Fact name={t('registration.fields')}>{listed(requiredFields?.map(field) ?? [])}</Fact>
      <Fact name={t('registration.consents')}>{listed(consents?.map((kind) => valueName('ConsentKind', kind)) ?? [])}</Fact>
      <Fact name={t('registration.terms')}>{terms?.length ? terms.map(({ kind, version }) => `${kind && valueName('ConsentKind', kind)} ${version}`).join(', ') : t('registration.anyVersion')}</Fact>
      <Fact name={t('registration.needs')}>{listed(playableNeeds?.map((need) => t(`need.${need}`)) ?? [])}</Fact>
      <Fact name={t('registration.currencies')}>{listed(currencies)}</Fact>
      <Fact name={t('registration.languages')}>{listed(languages)}</Fact>
    </Facts>
  );
}

function listed(values: readonly string[] | null): string {
  return values?.length ? values.join(', ') : '–';
}
