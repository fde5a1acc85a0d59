import { Button, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '../../../api/useRead';
import { useMay } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Money } from '../../../ui/values/Money';
import { Section } from '../../../ui/Page';
import { Failed, Loading } from '../../../ui/states';
import { Label, useValueName } from '../../../ui/values/Tag';
import { useUrlState } from '../../../ui/useUrlState';
import { LIMITS } from '../operations';
import styles from '../settings.module.css';
import { LimitChanges } from './LimitChanges';
import { LimitDialog } from './LimitDialog';
import { currencyOf, inOrder, type Limit } from './limits';

const NO_LIMITS: readonly Limit[] = [];

/** What one person may move alone within 24 hours, and what was asked to change of that. */
export function LimitsPart() {
  const t = useTexts('settings');
  const mayChange = useMay('Mutation.requestMoneyLimit');
  const mayReadChanges = useMay('Query.moneyLimitChanges');
  const { data, refusal, isLoading, reload } = useRead(LIMITS, {});
  // Undefined: no dialog; null: of another currency than those listed.
  const [asking, setAsking] = useState<Limit | null | undefined>();
  const limits = inOrder(data?.moneyLimits ?? NO_LIMITS);
  const [{ currency: wanted = '' }, change] = useUrlState();
  const found = limits.filter((limit) => currencyOf(limit).startsWith(wanted.toUpperCase()));
  const other = mayChange && (
    <Button variant="default" size="compact-xs" onClick={() => setAsking(null)}>
      {t('limits.other')}
    </Button>
  );
  return (
    <div className={styles['stack']}>
      <Section title={t('part.limits')} aside={other}>
        {isLoading && <Loading rows={5} />}
        {!data && refusal && <Failed refusal={refusal} onRetry={reload} />}
        {data && limits.length === 0 && <p className={styles['none']}>{t('limits.none')}</p>}
        {limits.length > 0 && (
          <div className={styles['field']}>
            <TextInput
              aria-label={t('limits.find')}
              placeholder={t('limits.find')}
              leftSection={<Search size={14} aria-hidden />}
              value={wanted}
              onChange={(event) => change({ currency: event.currentTarget.value.trim() || undefined }, { replace: true })}
              maw={200}
            />
          </div>
        )}
        {found.length > 0 && <LimitTable limits={found} onChange={mayChange ? setAsking : null} />}
        {limits.length > 0 && found.length === 0 && <p className={styles['none']}>{t('limits.noneFound')}</p>}
        <p className={styles['words']}>{t('limits.words')}</p>
      </Section>
      {mayReadChanges && <LimitChanges limits={limits} onDecided={reload} />}
      {asking !== undefined && <LimitDialog limit={asking} limits={limits} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function LimitTable({ limits, onChange }: { limits: readonly Limit[]; onChange: ((limit: Limit) => void) | null }) {
  const t = useTexts('settings');
  const valueName = useValueName();
  return (
    // It scrolls to the side where the window is narrow: with keys, too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles['low']} tabIndex={0} role="group" aria-label={t('limits.table')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('limits.currency')}</th>
            <th scope="col">{t('limits.scope')}</th>
            <th scope="col" data-numeric>
              {t('limits.perPlayer')}
            </th>
            <th scope="col" data-numeric>
              {t('limits.perMaker')}
            </th>
            <th scope="col">{t('limits.from')}</th>
            {onChange && <th scope="col">{t('limits.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {limits.map((limit) => (
            <tr key={`${currencyOf(limit)} ${limit.scope}`}>
              <td>{currencyOf(limit)}</td>
              <td>{valueName('MoneyLimitScope', limit.scope)}</td>
              <td data-numeric>
                <Money value={limit.perPlayer} />
              </td>
              <td data-numeric>
                <Money value={limit.perMaker} />
              </td>
              <td>{limit.isDefault ? t('limits.default') : <Label tone="info">{t('limits.own')}</Label>}</td>
              {onChange && (
                <td>
                  <Button size="compact-xs" variant="default" aria-label={t('limits.changeOf', { scope: valueName('MoneyLimitScope', limit.scope), currency: currencyOf(limit) })} onClick={() => onChange(limit)}>
                    {t('limits.change')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
