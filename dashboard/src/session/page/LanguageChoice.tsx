import { changeLanguage, isLanguage, LANGUAGE_NAMES, LANGUAGES, useLanguage, useTexts } from '../../texts/texts';

/** The language of the pages: remembered in this browser, and the console's too. */
export function LanguageChoice() {
  const t = useTexts('session');
  const language = useLanguage();
  return (
    <select
      className="language"
      aria-label={t('language')}
      value={language}
      onChange={({ target }) => isLanguage(target.value) && void changeLanguage(target.value)}
    >
      {LANGUAGES.map((each) => (
        <option key={each} value={each} lang={each}>
          {LANGUAGE_NAMES[each]}
        </option>
      ))}
    </select>
  );
}
