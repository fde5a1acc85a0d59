import './session.css';
import { Wordmark } from '../brand/Wordmark';
import { LanguageChoice } from './page/LanguageChoice';

/** The way home and the language, at the top of the smaller pages. */
export function Masthead({ home = '/', name = 'Croupier' }: { home?: string; name?: string | null }) {
  return (
    <header className="masthead">
      <Wordmark home={home} name={name} size={24} />
      <LanguageChoice />
    </header>
  );
}
