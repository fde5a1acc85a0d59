import { useMemo, useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useTexts, type Translate } from '../../texts/texts';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Page } from '../../ui/Page';
import { Split } from '../../ui/layout/Split';
import { Empty, Failed } from '../../ui/states';
import { Label, useValueName } from '../../ui/values/Tag';
import { useUrlState } from '../../ui/useUrlState';
import { useHolderColumn } from '../../work/ClaimBanner';
import { useClaims } from '../../work/useClaims';
import type { ClientsQuery } from './gql/graphql';
import { CLIENTS } from './operations';
import { ProgramPanel } from './ProgramPanel';
import { Registration } from './Registration';
import { Secret, type Shown } from './Secret';

const PHONE_ROW = ['name', 'state', 'kind', 'createdAt'] as const;

export type Program = NonNullable<ClientsQuery['clients']>[number];

const NO_ROWS: readonly Program[] = [];

/** The programs that sign in through our OAuth server, the disabled ones too. */
export default function ProgramsPage() {
  const t = useTexts('programs');
  const valueName = useValueName();
  const [state, change] = useUrlState();
  const [secret, setSecret] = useState<Shown | null>(null);
  const mayRegister = useMay('Mutation.registerClient');
  const reading = useRead(CLIENTS, {});
  const claims = useClaims('CLIENT');
  const holder = useHolderColumn<Program>(claims);
  const columns = useMemo(() => [...programColumns(t, valueName), holder], [t, valueName, holder]);
  const rows = reading.data?.clients ?? NO_ROWS;
  const open = rows.find(({ id }) => id === state['open']);
  const registered = (shown: Shown) => {
    reading.reload();
    change({ open: shown.id });
    setSecret(shown);
  };
  return (
    <Page title={t('title')} isFilled actions={mayRegister && <Registration onRegistered={registered} />}>
      <Secret shown={secret} onClose={() => setSecret(null)} />
      {reading.refusal && !reading.data ? (
        <Failed refusal={reading.refusal} onRetry={reading.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={({ id }) => id}
            isLoading={reading.isLoading}
            openId={open?.id ?? null}
            onOpen={({ id }) => change({ open: id })}
            empty={<Empty title={t('empty')}>{t('emptyWords')}</Empty>}
          />
          {open && <ProgramPanel key={open.id} program={open} claims={claims} onSecret={setSecret} onClose={() => change({ open: undefined })} />}
        </Split>
      )}
    </Page>
  );
}

/** Whether it may sign in, or what it waits for. */
export function ProgramState({ program }: { program: Program }) {
  const t = useTexts('programs');
  if (program.disabledAt !== null) return <Label tone="bad">{t('state.disabled')}</Label>;
  if (program.approvedAt === null) return <Label tone="warn">{t('state.waits')}</Label>;
  return program.secretWaits ? <Label tone="warn">{t('state.secretWaits')}</Label> : <Label tone="ok">{t('state.active')}</Label>;
}

function programColumns(t: Translate, valueName: (type: string, value: string) => string): readonly Column<Program>[] {
  return [
    { id: 'name', title: t('name'), width: 200, cell: ({ name }) => name },
    { id: 'state', title: t('state.title'), width: 170, cell: (program) => <ProgramState program={program} /> },
    { id: 'kind', title: t('kind'), width: 160, cell: ({ kind }) => valueName('ClientKind', kind) },
    { id: 'roles', title: t('roles'), width: 200, cell: ({ roles }) => <span title={roles.join(', ')}>{roles.join(', ') || '–'}</span> },
    { id: 'askedBy', title: t('askedBy'), width: 150, cell: ({ askedBy }) => askedBy ?? '–' },
    { id: 'createdAt', title: t('createdAt'), width: 190, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
}
