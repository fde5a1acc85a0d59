import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../api/useRead';
import { useMay } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { Failed, Loading } from '../../../ui/states';
import { splitStyles } from '../../../ui/layout/Split';
import { BRAND } from '../operations';
import styles from '../settings.module.css';
import { BrandChanges } from './BrandChanges';
import { BrandDialog } from './BrandDialog';
import type { Brand } from './brands';

/** The brand that the viewer works for, and what was asked to change of it. */
export function BrandPart() {
  const t = useTexts('settings');
  const mayChange = useMay('Mutation.requestBrand');
  const mayRead = useMay('Query.brandChanges');
  const { data, refusal, isLoading, reload } = useRead(BRAND, {});
  const [asking, setAsking] = useState<'change' | 'new' | null>(null);
  const brand = data?.brand;
  const buttons = mayChange && brand && (
    <span className={splitStyles['buttons']}>
      <Button variant="default" size="compact-xs" onClick={() => setAsking('new')}>
        {t('brand.new')}
      </Button>
      <Button variant="default" size="compact-xs" onClick={() => setAsking('change')}>
        {t('brand.change')}
      </Button>
    </span>
  );
  return (
    <div className={styles['stack']}>
      <Section title={t('part.brand')} aside={buttons}>
        {isLoading && <Loading rows={5} />}
        {!brand && refusal && <Failed refusal={refusal} onRetry={reload} />}
        {brand && <BrandFacts brand={brand} />}
        <p className={styles['words']}>{t('brand.words')}</p>
      </Section>
      {mayRead && brand && <BrandChanges brand={brand} onDecided={reload} />}
      {asking && brand && <BrandDialog brand={asking === 'new' ? null : brand} onClose={() => setAsking(null)} />}
    </div>
  );
}

function BrandFacts({ brand: { code, name, timeZone, currencies, jurisdictions } }: { brand: Brand }) {
  const t = useTexts('settings');
  return (
    <Facts>
      <Fact name={t('brand.code')}>
        <span className={splitStyles['mono']}>{code}</span>
      </Fact>
      <Fact name={t('brand.name')}>{name}</Fact>
      <Fact name={t('brand.timeZone')}>
        <Secured coordinate="Brand.timeZone">{timeZone}</Secured>
      </Fact>
      <Fact name={t('brand.currencies')}>
        <Secured coordinate="Brand.currencies">{currencies?.join(', ') || t('brand.everyCurrency')}</Secured>
      </Fact>
      <Fact name={t('brand.jurisdictions')}>
        <Secured coordinate="Brand.jurisdictions">{jurisdictions?.join(', ') || t('brand.byCountry')}</Secured>
      </Fact>
    </Facts>
  );
}
