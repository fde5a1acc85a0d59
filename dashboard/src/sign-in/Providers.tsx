import { useEffect, useState } from 'react';
import { useTexts } from '../texts/texts';
import { askProviders, pathTo, type Provider } from './providers';

/** A link for each provider operators can sign in at; nothing where there is none. */
export function Providers({ destination }: { destination: string }) {
  const t = useTexts('sign-in');
  const [providers, setProviders] = useState<readonly Provider[]>([]);
  useEffect(() => {
    const look = async () => setProviders(await askProviders());
    void look();
  }, []);
  if (providers.length === 0) return null;
  return (
    <nav className="providers" aria-label={t('others')}>
      {providers.map((provider) => (
        <a key={provider.name} className="button secondary" href={pathTo(provider, destination)}>
          {t('with', { provider: provider.title })}
        </a>
      ))}
    </nav>
  );
}
