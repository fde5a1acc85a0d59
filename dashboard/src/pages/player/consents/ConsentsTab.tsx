import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts, type Translate } from '../../../texts/texts';
import type { Column } from '../../../ui/grid/columns';
import { Moment } from '../../../ui/values/Moment';
import { Fact, Facts, Section } from '../../../ui/Page';
import { Label, Tag, useValueName } from '../../../ui/values/Tag';
import type { ConsentsQuery } from '../gql/graphql';
import { Listed } from '../Listed';
import { usePlayer, usePlayerRead } from '../playerContext';
import styles from '../player.module.css';
import { Rows } from '../Rows';
import { ConsentDialog } from './ConsentDialog';
import { CONSENTS } from './operations';

type Consent = NonNullable<NonNullable<ConsentsQuery['player']>['consents']>[number];
type Terms = NonNullable<ConsentsQuery['terms']>[number];

/** What the player agreed to, beside the texts in force, and by which channels they may be written to. */
export default function ConsentsTab() {
  const t = useTexts('player');
  const { may } = useViewer();
  const { player } = usePlayer();
  const reading = usePlayerRead(CONSENTS, { brand: player.brand ?? null });
  const consents = reading.data?.player?.consents;
  const terms = reading.data?.terms;
  const [isRecording, setIsRecording] = useState(false);
  const newest = useMemo(() => newestOf(terms ?? []), [terms]);
  const consentRows = useMemo(() => consentColumns(t, newest), [t, newest]);
  const termsRows = useMemo(() => termsColumns(t), [t]);
  const record = may('Mutation.recordConsent') && (
    <Button variant="default" size="compact-xs" onClick={() => setIsRecording(true)}>
      {t('consents.record')}
    </Button>
  );
  return (
    <div className={styles['stack']}>
      <Listed title={t('consents.answers')} aside={record} reading={reading} list={consents}>
        <Rows label={t('consents.answers')} rows={consents ?? []} columns={consentRows} idOf={({ kind }) => kind ?? ''} none={t('consents.none')} />
      </Listed>
      <Channels opted={reading.data?.player?.preferences?.contactBy ?? []} open={reading.data?.player?.marketingChannels ?? []} />
      {may('Query.terms') && (
        <Listed title={t('consents.terms')} reading={reading} list={terms}>
          <Rows label={t('consents.terms')} rows={terms ?? []} columns={termsRows} idOf={({ kind, version }) => `${kind} ${version}`} none={t('consents.noTerms')} />
        </Listed>
      )}
      {isRecording && <ConsentDialog newest={newest} onClose={() => setIsRecording(false)} />}
    </div>
  );
}

function Channels({ opted, open }: { opted: readonly string[]; open: readonly string[] }) {
  const t = useTexts('player');
  const valueName = useValueName();
  const named = (channels: readonly string[]) => (channels.length === 0 ? '–' : channels.map((channel) => valueName('ContactChannel', channel)).join(', '));
  return (
    <Section title={t('consents.marketing')}>
      <Facts>
        <Fact name={t('consents.opted')}>{named(opted)}</Fact>
        <Fact name={t('consents.reachable')}>{named(open)}</Fact>
      </Facts>
    </Section>
  );
}

/** Kind of text -> the version that is in force. */
function newestOf(terms: readonly Terms[]): Map<string, string> {
  const newest = new Map<string, Terms>();
  const now = new Date().toISOString();
  for (const each of terms) {
    const known = newest.get(each.kind ?? '');
    const effective = each.effectiveAt ?? '';
    if (effective <= now && effective >= (known?.effectiveAt ?? '')) newest.set(each.kind ?? '', each);
  }
  return new Map([...newest].map(([kind, { version }]) => [kind, version ?? '']));
}

function consentColumns(t: Translate, newest: Map<string, string>): Column<Consent>[] {
  return [
    { id: 'kind', title: t('consents.text'), width: 140, cell: ({ kind }) => <Kind kind={kind} /> },
    { id: 'given', title: t('consents.answer'), width: 120, cell: ({ given }) => <Label tone={given ? 'ok' : 'bad'}>{given ? t('consents.given') : t('consents.refused')}</Label> },
    { id: 'version', title: t('consents.version'), width: 100, cell: ({ version }) => version },
    { id: 'inForce', title: t('consents.inForce'), width: 120, cell: ({ kind, version }) => <InForce wanted={newest.get(kind ?? '')} version={version} t={t} /> },
    { id: 'at', title: t('consents.at'), width: 190, cell: ({ at }) => <Moment at={at} /> },
  ];
}

function InForce({ wanted, version, t }: { wanted: string | undefined; version: string | null; t: Translate }) {
  if (wanted === undefined) return '–';
  return wanted === version ? <Label tone="ok">{t('consents.current')}</Label> : <Label tone="warn">{t('consents.older', { version: wanted })}</Label>;
}

function Kind({ kind }: { kind: string | null }) {
  return <Tag type="ConsentKind" value={kind} />;
}

function termsColumns(t: Translate): Column<Terms>[] {
  return [
    { id: 'kind', title: t('consents.text'), width: 140, cell: ({ kind }) => <Kind kind={kind} /> },
    { id: 'version', title: t('consents.version'), width: 100, cell: ({ version }) => version },
    { id: 'effectiveAt', title: t('consents.effectiveAt'), width: 190, cell: ({ effectiveAt }) => <Moment at={effectiveAt} /> },
    { id: 'publishedAt', title: t('consents.publishedAt'), width: 190, cell: ({ publishedAt }) => <Moment at={publishedAt} /> },
  ];
}
