import logo from '../brand/logo.svg';

/** The way home, at the top of the smaller pages. */
export function Masthead() {
  return (
    <header>
      <a className="wordmark" href="/">
        <img src={logo} alt="" width="24" height="24" />
        Croupier
      </a>
    </header>
  );
}
