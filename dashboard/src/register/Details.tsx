import { rulesInWords } from '../password/rules';
import { Field } from '../session/Field';
import { useLanguage, useTexts, type Translate } from '../texts/texts';
import { Checks, Select } from './Choices';
import { named } from './countries';
import { CHANNELS, CONSENTS, fieldsOf, isKnown } from './fields';
import { versionOf, type Form, type Problems } from './form';
import type { Requirements } from './operations';
import { useProblemWords } from './problems';

interface Props {
  form: Form;
  requirements: Requirements;
  problems: Problems;
  onChange: (form: Form) => void;
}

/** What a country wants to know: its fields, the currency, the texts in force; and marketing, which is off. */
export function Details({ form, requirements, problems, onChange }: Props) {
  const t = useTexts('register');
  const language = useLanguage();
  const hintFor = useHints(requirements.ageMin);
  const inWords = useProblemWords();
  const said = (name: string) => problems[name] && inWords(problems[name]);
  const type = (name: string, text: string) => onChange({ ...form, typed: { ...form.typed, [name]: text } });
  const texts = requirements.consents.map((kind) => ({ name: kind, label: labelOf(t, kind, requirements) }));
  return (
    <>
      {fieldsOf(requirements.requiredFields).map(({ name, ...look }) => (
        <Field
          key={name}
          {...look}
          label={isKnown(name) ? t(`field.${name}`) : name}
          hint={hintFor(name)}
          {...(name !== 'firstName' && name !== 'lastName' && { autoCapitalize: 'none', spellCheck: false })}
          value={form.typed[name] ?? ''}
          onText={(text) => type(name, text)}
          problem={said(name)}
        />
      ))}
      <Select
        label={t('field.currency')}
        choices={named(requirements.currencies, 'currency', language)}
        value={form.typed['currency'] ?? ''}
        hint={t('hint.currency')}
        problem={said('currency')}
        onChoose={(code) => type('currency', code)}
      />
      {texts.length > 0 && (
        <Checks
          legend={t('consent.title')}
          checks={texts}
          chosen={form.agreed}
          problem={said('consents')}
          onChange={(agreed) => onChange({ ...form, agreed })}
        />
      )}
      <Checks
        legend={t('offers.title')}
        checks={CHANNELS.map((channel) => ({ name: channel, label: t(`offers.${channel}`) }))}
        chosen={form.contactBy}
        problem={said('contactBy')}
        onChange={(contactBy) => onChange({ ...form, contactBy })}
      />
    </>
  );
}

/** What each field wants, said before it is filled in. */
function useHints(age: number): (name: string) => string | undefined {
  const t = useTexts('register');
  const rules = useTexts('password');
  const hints: Record<string, string> = {
    email: t('hint.email'),
    username: t('hint.username'),
    password: rulesInWords(rules),
    dateOfBirth: t('hint.dateOfBirth', { age }),
    phone: t('hint.phone'),
  };
  return (name) => hints[name];
}

function labelOf(t: Translate, kind: string, requirements: Requirements): string {
  const version = versionOf(kind, requirements);
  const text = CONSENTS.includes(kind) ? t(`consent.${kind}`) : t('consent.other', { kind });
  return version === null ? text : t('consent.version', { text, version });
}
