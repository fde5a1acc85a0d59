import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Secured } from '../../../ui/values/Secured';
import { Tag, useValueName } from '../../../ui/values/Tag';
import type { SessionsQuery } from '../gql/graphql';
import styles from '../player.module.css';

type Reset = NonNullable<SessionsQuery['player']>['factorReset'];

/** The latest removal of all second factors that was asked for. */
export function FactorResetPart({ reset }: { reset: Reset }) {
  const t = useTexts('player');
  const valueName = useValueName();
  return (
    <Section title={t('reset.title')} aside={reset && <Tag type="FactorResetState" value={reset.state} />}>
      {!reset && <p className={styles['none']}>{t('reset.none')}</p>}
      {reset && (
        <Facts>
          <Fact name={t('reset.createdAt')}>
            <Moment at={reset.createdAt} />
          </Fact>
          <Fact name={t('reset.maker')}>
            <Secured coordinate="FactorReset.maker" isEmpty={!reset.maker}>
              {reset.maker}
            </Secured>
          </Fact>
          <Fact name={t('factorReset.proof')}>
            <Secured coordinate="FactorReset.proof" isEmpty={!reset.proof}>
              {reset.proof && valueName('IdentityProof', reset.proof)}
            </Secured>
          </Fact>
          <Fact name={t('factorReset.reference')}>
            <Secured coordinate="FactorReset.reference" isEmpty={!reset.reference}>
              {reset.reference}
            </Secured>
          </Fact>
          <Fact name={t('money.reason')}>
            <Secured coordinate="FactorReset.reason" isEmpty={!reset.reason}>
              {reset.reason}
            </Secured>
          </Fact>
          <Fact name={t('reset.checker')}>
            <Secured coordinate="FactorReset.checker" isEmpty={!reset.checker}>
              {reset.checker}
            </Secured>
          </Fact>
          <Fact name={t('reset.dueAt')}>
            <Moment at={reset.dueAt} />
          </Fact>
          {reset.endedAt && (
            <Fact name={t('reset.endedAt')}>
              <Moment at={reset.endedAt} /> {reset.endedBy}
            </Fact>
          )}
        </Facts>
      )}
    </Section>
  );
}
