import { Button, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTimeZone } from '../../app/preferences';
import { useTexts, type Translate } from '../../texts/texts';
import { DayInput } from '../../ui/dates/DayInput';
import { typedTime } from '../../ui/dates/dayText';
import { instantIn } from '../../ui/values/days';
import { ActionDialog } from '../../ui/ActionDialog';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Page } from '../../ui/Page';
import { Empty, Failed } from '../../ui/states';
import { useValueName } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import type { TermsQuery } from './gql/graphql';
import { PUBLISH_TERMS, TERMS } from './operations';

const PHONE_ROW = ['kind', 'version', 'effectiveAt', 'publishedAt'] as const;

type Version = NonNullable<TermsQuery['terms']>[number];

const NO_ROWS: readonly Version[] = [];
const idOf = ({ kind, version }: Version) => `${kind} ${version}`;

/** The texts that players agree to: the versions in force, and those to come. */
export default function TermsPage() {
  const t = useTexts('terms');
  const valueName = useValueName();
  const mayPublish = useMay('Mutation.publishTerms');
  const reading = useRead(TERMS, {});
  const columns = useMemo(() => termsColumns(t, valueName), [t, valueName]);
  return (
    <Page title={t('title')} isFilled actions={mayPublish && <Publishing onPublished={reading.reload} />}>
      {reading.refusal && !reading.data ? (
        <Failed refusal={reading.refusal} onRetry={reading.reload} />
      ) : (
        <DataGrid
          label={t('title')}
          rows={reading.data?.terms ?? NO_ROWS}
          columns={columns}
          phone={PHONE_ROW}
          idOf={idOf}
          isLoading={reading.isLoading}
          empty={<Empty title={t('empty')}>{t('emptyWords')}</Empty>}
        />
      )}
    </Page>
  );
}

function termsColumns(t: Translate, valueName: (type: string, value: string) => string): readonly Column<Version>[] {
  return [
    { id: 'kind', title: t('kind'), width: 240, cell: ({ kind }) => (kind ? valueName('ConsentKind', kind) : '–'), needs: 'TermsVersion.kind' },
    { id: 'version', title: t('version'), width: 160, cell: ({ version }) => version, needs: 'TermsVersion.version' },
    { id: 'effectiveAt', title: t('effectiveAt'), width: 200, cell: ({ effectiveAt }) => <Moment at={effectiveAt} />, needs: 'TermsVersion.effectiveAt' },
    { id: 'publishedAt', title: t('publishedAt'), width: 200, cell: ({ publishedAt }) => <Moment at={publishedAt} />, needs: 'TermsVersion.publishedAt' },
  ];
}

const KINDS = ['TERMS', 'PRIVACY'] as const;

function Publishing({ onPublished }: { onPublished: () => void }) {
  const t = useTexts('terms');
  const valueName = useValueName();
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('TERMS');
  const [version, setVersion] = useState('');
  const [day, setDay] = useState<string>();
  const [time, setTime] = useState('00:00');
  const timeZone = useTimeZone();
  const at = typedTime(time);
  const publish = async () => {
    const effectiveAt = day === undefined || at === null ? null : instantIn(day, at, timeZone);
    const { problem } = await act(PUBLISH_TERMS, { input: { kind, version: version.trim(), effectiveAt } });
    if (problem === null) onPublished();
    return problem;
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('publish.button')}</Button>
      <ActionDialog
        isOpen={isOpen}
        title={t('publish.title')}
        confirm={t('publish.confirm')}
        typed={version.trim()}
        isReady={version.trim() !== '' && at !== null}
        onConfirm={publish}
        onClose={() => setIsOpen(false)}
      >
        <Select
          label={t('kind')}
          data={KINDS.map((value) => ({ value, label: valueName('ConsentKind', value) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'TERMS')}
        />
        <TextInput label={t('version')} value={version} onChange={(event) => setVersion(event.currentTarget.value)} maxLength={40} required data-autofocus />
        <DayInput label={t('publish.from')} description={t('publish.now')} value={day} onChange={setDay} />
        {day !== undefined && <TextInput label={t('publish.at')} description={timeZone} placeholder="00:00" value={time} onChange={(event) => setTime(event.currentTarget.value)} error={at === null && t('publish.wrongTime')} />}
        <p>{t('publish.consequence')}</p>
      </ActionDialog>
    </>
  );
}
