import { useLanguage } from '../../../texts/texts';

/** What a country is called in the viewer's language, with its code. */
export function useCountryName(): (code: string | null | undefined) => string {
  const language = useLanguage();
  return (code) => {
    if (!code) return '–';
    const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code);
    return name ? `${name} (${code})` : code;
  };
}
