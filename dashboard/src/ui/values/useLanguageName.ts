import { useLanguage } from '../../texts/texts';

/** What the viewer's language calls another, by its tag; the tag itself where it has no name. */
export function useLanguageName(): (tag: string) => string {
  const language = useLanguage();
  return (tag) => {
    try {
      return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
    } catch {
      // It was never one.
      return tag;
    }
  };
}
