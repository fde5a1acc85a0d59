import type { ReactNode } from 'react';
import { homeOf } from '../account/realm';
import './cardPage.css';
import { useCasino } from '../brand/casinoName';
import { useTexts } from '../texts/texts';
import './session.css';
import { Wordmark } from '../brand/Wordmark';
import { Problem } from './Field';
import { LanguageChoice } from './page/LanguageChoice';
import { useTitle } from './page/useTitle';

interface Props {
  title: string;
  /** Where its people are at home. */
  home?: string;
  children: ReactNode;
}

/** A page of one card: signing in, registering, a new password. Players' unless it says otherwise, at a brand that there is. */
export function CardPage({ title, home = homeOf('players'), children }: Props) {
  const t = useTexts('session');
  const casino = useCasino(home === homeOf('players'), false);
  useTitle(title, casino?.name ?? null);
  return (
    <main className="card-page">
      <Wordmark home={home} name={casino?.name ?? null} size={28} />
      <section className="card" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        {casino?.isUnknown ? <Problem>{t('noBrand')}</Problem> : children}
      </section>
      <LanguageChoice />
    </main>
  );
}
