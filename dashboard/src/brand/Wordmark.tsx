import { useTexts } from '../texts/texts';
import logo from './logo.svg';

interface Props {
  home: string;
  /** Null while it is not known. */
  name: string | null;
  size: number;
}

/** The name of whose page it is, which leads home. */
export function Wordmark({ home, name, size }: Props) {
  const t = useTexts('session');
  return (
    <a className="wordmark" href={home} aria-label={name ?? t('home')}>
      <img src={logo} alt="" width={size} height={size} />
      {name ?? '\u00a0'}
    </a>
  );
}
