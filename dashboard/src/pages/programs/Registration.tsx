import { Button, Checkbox, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { useAct } from '../../ui/useAct';
import { useChoices } from '../../ui/values/useChoices';
import type { ClientKind, ClientScope } from './gql/graphql';
import { REGISTER_CLIENT } from './operations';
import type { Shown } from './Secret';


/** A new program: services have roles, those of players addresses and scopes. */
export function Registration({ onRegistered }: { onRegistered: (shown: Shown) => void }) {
  const t = useTexts('programs');
  const kinds = useChoices('ClientKind');
  const allScopes = useChoices('ClientScope');
  const act = useAct();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ClientKind>('SERVICE');
  const [roles, setRoles] = useState<string[]>([]);
  const [redirectUris, setRedirectUris] = useState<string[]>([]);
  const [scopes, setScopes] = useState<string[]>(['OPENID']);
  const [trusted, setTrusted] = useState(false);
  const isService = kind === 'SERVICE';
  const register = async () => {
    const own = isService ? { roles, redirectUris: [], scopes: [], trusted: false } : { roles: [], redirectUris, scopes: scopes as ClientScope[], trusted };
    const { outcome, problem } = await act(REGISTER_CLIENT, { input: { name: name.trim(), kind, mayIntrospect: false, ...own } });
    if (outcome) onRegistered({ id: outcome.client.id, secret: outcome.secret ?? null });
    return problem;
  };
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('register.button')}</Button>
      <ActionDialog
        isOpen={isOpen}
        title={t('register.button')}
        confirm={t('register.confirm')}
        isReady={name.trim() !== '' && (isService ? roles : redirectUris).length > 0}
        onConfirm={register}
        onClose={() => setIsOpen(false)}
      >
        <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus autoComplete="off" />
        <Select
          label={t('kind')}
          data={kinds}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind((value ?? 'SERVICE') as ClientKind)}
        />
        {isService ? (
          <TagsInput label={t('roles')} description={t('register.roles')} value={roles} onChange={setRoles} required />
        ) : (
          <>
            <TagsInput label={t('redirectUris')} description={t('register.uris')} value={redirectUris} onChange={setRedirectUris} required />
            <MultiSelect label={t('scopes')} data={allScopes} value={scopes} onChange={setScopes} />
            <Checkbox label={t('register.trusted')} checked={trusted} onChange={(event) => setTrusted(event.currentTarget.checked)} />
          </>
        )}
        <p>{t('register.consequence')}</p>
      </ActionDialog>
    </>
  );
}
