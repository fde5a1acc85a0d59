/** The words of the pages: a namespace for each folder of pages, a file for each language, loaded when first shown. */

import { createInstance } from 'i18next';
import { useEffect, useState } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export const LANGUAGES = ['en', 'it', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, which no translation changes. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', it: 'Italiano', de: 'Deutsch', es: 'Español' };

const i18n = createInstance();

const STORED = 'croupier-language';
const FALLBACK: Language = 'en';

type Files = Record<string, () => Promise<Record<string, unknown>>>;

/** Where the words of a language are: each list is loaded with the first of them. */
const LISTS: Record<Language, () => Promise<{ FILES: Files }>> = {
  en: () => import('./languages/en'),
  it: () => import('./languages/it'),
  de: () => import('./languages/de'),
  es: () => import('./languages/es'),
};

/** `../pages/players/texts/de.json` holds the German words of the namespace `players`. */
export function placeOf(path: string): { namespace: string; language: string } {
  const [file = '', ...folders] = path.split('/').toReversed();
  return { namespace: folders.find((name) => name !== 'texts') ?? '', language: file.replace('.json', '') };
}

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/** What was chosen here, or else the first of the browser's languages that we speak. */
export function languageHere(stored: string | null, wanted: readonly string[]): Language {
  const named = [stored ?? '', ...wanted].map((tag) => tag.slice(0, 2).toLowerCase());
  return named.find(isLanguage) ?? FALLBACK;
}

/** Once, before anything is shown. */
export async function startTexts(namespaces: readonly string[] = ['common', 'values']): Promise<void> {
  const language = languageHere(localStorage.getItem(STORED), navigator.languages);
  document.documentElement.lang = language;
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [],
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    // A page that did not load its words is at fault, and says so where its other errors are.
    parseMissingKeyHandler: (key) => {
      reportError(new Error(`There is no text ${key} in ${i18n.language}.`));
      return key;
    },
  });
  await loadTexts(...namespaces);
}

/** Loads namespaces in the language that is shown; at once where they are there already. */
export async function loadTexts(...namespaces: readonly string[]): Promise<void> {
  await Promise.all(namespaces.map((namespace) => load(namespace, i18n.language as Language)));
}

export async function changeLanguage(language: Language): Promise<void> {
  const shown = Object.keys(i18n.getDataByLanguage(i18n.language) ?? {});
  await Promise.all(shown.map((namespace) => load(namespace, language)));
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

async function load(namespace: string, language: Language): Promise<void> {
  if (i18n.hasResourceBundle(language, namespace)) return;
  const { FILES } = await LISTS[language]();
  const found = Object.entries(FILES).find(([path]) => placeOf(path).namespace === namespace);
  if (found) i18n.addResourceBundle(language, namespace, await found[1]());
}

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** The words of one namespace, which must be loaded: a route loads its own. */
export function useTexts(namespace: string): Translate {
  return useTranslation(namespace).t as unknown as Translate;
}

/** Whether a namespace that is loaded has these words: for keys that come from the server. */
export function hasText(namespace: string, key: string): boolean {
  return i18n.exists(key, { ns: namespace });
}

/** The same for what is no component. */
export function translatorOf(namespace: string): Translate {
  return i18n.getFixedT(null, namespace) as unknown as Translate;
}

/** True once namespaces are there: for what is no route of its own. */
export function useLoadedTexts(...namespaces: readonly string[]): boolean {
  const [loaded, setLoaded] = useState(false);
  const wanted = namespaces.join(' ');
  useEffect(() => {
    void loadTexts(...wanted.split(' ')).then(() => setLoaded(true));
  }, [wanted]);
  return loaded;
}

/** The language that is shown, for numbers, dates and lists. */
export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}

/** The browser's own variant of a language, `en-GB`: how its country writes dates. The language where it has none. */
export function localeOf(language: string, wanted: readonly string[] = globalThis.navigator?.languages ?? []): string {
  return wanted.find((tag) => tag.slice(0, 2).toLowerCase() === language) ?? language;
}
