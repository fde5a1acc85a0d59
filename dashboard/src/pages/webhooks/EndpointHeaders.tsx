import { Button, Checkbox, CloseButton, Fieldset, Stack, TextInput } from '@mantine/core';
import { useTexts } from '../../texts/texts';
import { splitStyles } from '../../ui/layout/Split';
import styles from './Webhooks.module.css';

export interface Header {
  name: string;
  value: string;
}

interface Props {
  /** The names of those that the endpoint has; their values are never shown. */
  present: readonly string[];
  /** Null: those it has. */
  headers: Header[] | null;
  onChange: (headers: Header[] | null) => void;
}

const HEADERS_MAX = 10;

/** The further headers of each request. Of an endpoint that has some, all are replaced or none. */
export function EndpointHeaders({ present, headers, onChange }: Props) {
  const t = useTexts('webhooks');
  const set = (index: number, changed: Header) => onChange((headers ?? []).map((each, at) => (at === index ? changed : each)));
  return (
    <Fieldset legend={t('headers')}>
      <Stack gap="xs">
        <p className={splitStyles['quiet']}>{t('form.headers')}</p>
        {present.length > 0 && (
          <Checkbox
            label={t('form.replaceHeaders', { names: present.join(', ') })}
            checked={headers !== null}
            onChange={(event) => onChange(event.currentTarget.checked ? [] : null)}
          />
        )}
        {headers?.map(({ name, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={styles['header']}>
            <TextInput label={t('form.headerName')} value={name} onChange={(event) => set(index, { name: event.currentTarget.value, value })} required autoComplete="off" />
            <TextInput label={t('form.headerValue')} value={value} onChange={(event) => set(index, { name, value: event.currentTarget.value })} required autoComplete="off" />
            <CloseButton aria-label={t('form.removeHeader', { name })} onClick={() => onChange(headers.filter((_, at) => at !== index))} />
          </div>
        ))}
        {(headers !== null || present.length === 0) && (headers?.length ?? 0) < HEADERS_MAX && (
          <Button variant="default" size="xs" onClick={() => onChange([...(headers ?? []), { name: '', value: '' }])}>
            {t('form.addHeader')}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
