import { Button, TextInput } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts, type Translate } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { countOf } from '../../ui/values/formats';
import type { Column } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { Moment } from '../../ui/values/Moment';
import { Page } from '../../ui/Page';
import { Split } from '../../ui/layout/Split';
import { Empty, Failed } from '../../ui/states';
import { Tag } from '../../ui/values/Tag';
import { useAct } from '../../ui/useAct';
import { useUrlState } from '../../ui/useUrlState';
import type { OperatorsQuery } from './gql/graphql';
import { OperatorPanel } from './OperatorPanel';
import { CREATE_OPERATOR, OPERATORS } from './operations';

const PHONE_ROW = ['name', 'state', 'roles', 'login'] as const;

export type Operator = NonNullable<OperatorsQuery['operators']>['nodes'][number];

const PAGE_SIZE = 100;

/** The people who work for the casino, and the roles they hold. */
export default function OperatorsPage() {
  const t = useTexts('operators');
  const language = useLanguage();
  const [state, change] = useUrlState();
  const mayCreate = useMay('Mutation.createOperator');
  const pages = usePages(OPERATORS, { first: PAGE_SIZE }, (data) => data.operators);
  const { list, rows } = pages;
  const columns = useMemo(() => operatorColumns(t), [t]);
  const open = rows.find((row) => isNamed(row, state['open']));
  const total = list?.totalCount ?? null;
  const opened = (id: string) => {
    pages.reload();
    change({ open: id });
  };
  return (
    <Page
      title={t('title')}
      aside={total !== null && <span>{t('count', { count: total, written: countOf(total, language) })}</span>}
      isFilled
      actions={mayCreate && <Creation onCreated={opened} />}
    >
      {pages.refusal && !list ? (
        <Failed refusal={pages.refusal} onRetry={pages.reload} />
      ) : (
        <Split>
          <DataGrid
            label={t('title')}
            rows={rows}
            columns={columns}
            phone={PHONE_ROW}
            idOf={({ id }) => id}
            total={total}
            pages={pages}
            isLoading={pages.isLoading}
            openId={open?.id ?? null}
            onOpen={({ id }) => change({ open: id })}
            empty={<Empty title={t('empty')} />}
          />
          {open && <OperatorPanel key={open.id} operator={open} onClose={() => change({ open: undefined })} />}
        </Split>
      )}
    </Page>
  );
}

/** By id, by login, or by the id of the account, as the audit log names them. */
function isNamed({ id, login }: Operator, name: string | undefined): boolean {
  return name !== undefined && (id === name || login === name || id.endsWith(`_${name}`));
}

function operatorColumns(t: Translate): readonly Column<Operator>[] {
  return [
    { id: 'name', title: t('name'), width: 190, cell: ({ name }) => name, needs: 'Operator.name' },
    { id: 'login', title: t('login'), width: 150, cell: ({ login }) => login, needs: 'Operator.login' },
    { id: 'state', title: t('state'), width: 120, cell: ({ state }) => <Tag type="OperatorState" value={state} />, needs: 'Operator.state' },
    { id: 'roles', title: t('roles'), width: 260, cell: ({ roles }) => <span title={roles.join(', ')}>{roles.join(', ') || t('noRoles')}</span>, needs: 'Operator.roles' },
    { id: 'createdAt', title: t('createdAt'), width: 170, cell: ({ createdAt }) => <Moment at={createdAt} />, needs: 'Operator.createdAt' },
    { id: 'createdBy', title: t('createdBy'), width: 150, cell: ({ createdBy }) => createdBy, needs: 'Operator.createdBy' },
  ];
}

function Creation({ onCreated }: { onCreated: (id: string) => void }) {
  const t = useTexts('operators');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const create = async () => {
    const { outcome, problem } = await act(CREATE_OPERATOR, { input: { login: login.trim(), name: name.trim() } });
    if (outcome?.__typename === 'OperatorCreated') onCreated(outcome.operator.id);
    return problem;
  };
  return (
    <>
      <Button leftSection={<UserPlus size={14} aria-hidden />} onClick={() => setIsOpen(true)}>
        {t('create.button')}
      </Button>
      <ActionDialog
        isOpen={isOpen}
        title={t('create.title')}
        confirm={t('create.confirm')}
        isReady={login.trim() !== '' && name.trim() !== ''}
        onConfirm={create}
        onClose={() => setIsOpen(false)}
      >
        <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus autoComplete="off" />
        <TextInput label={t('login')} description={t('create.login')} value={login} onChange={(event) => setLogin(event.currentTarget.value)} required autoComplete="off" />
        <p>{t('create.consequence')}</p>
      </ActionDialog>
    </>
  );
}
