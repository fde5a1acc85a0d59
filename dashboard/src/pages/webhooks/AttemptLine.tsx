import { useLanguage, useTexts } from '../../texts/texts';
import { splitStyles } from '../../ui/layout/Split';
import { countOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { useValueName } from '../../ui/values/Tag';
import type { WebhookAttemptsQuery } from './gql/graphql';
import styles from './Webhooks.module.css';

type Attempt = NonNullable<NonNullable<WebhookAttemptsQuery['webhookDelivery']>['attemptLog']>[number];

/** One attempt: when, what came of it, and on demand what was posted. */
export function AttemptLine({ attempt }: { attempt: Attempt }) {
  const t = useTexts('webhooks');
  const valueName = useValueName();
  return (
    <li className={styles['attempt']}>
      <Moment at={attempt.at} />
      <span>{attempt.failure === null || attempt.failure === 'STATUS' ? t('deliveries.status', { status: attempt.status ?? '–' }) : valueName('WebhookAttemptFailure', attempt.failure)}</span>
      <span>{t('deliveries.milliseconds', { count: attempt.milliseconds })}</span>
      {attempt.response !== '' && <Written label={t('deliveries.response')} text={attempt.response} />}
      {attempt.request && <Request request={attempt.request} />}
    </li>
  );
}

function Request({ request }: { request: NonNullable<Attempt['request']> }) {
  const t = useTexts('webhooks');
  const language = useLanguage();
  const headers = request.headers.map(({ name, value }) => `${name}: ${value ?? t('request.notKept')}`).join('\n');
  return (
    <details className={styles['request']}>
      <summary>
        {t('request.title')} <span className={splitStyles['quiet']}>{t('request.bytes', { count: request.bodyBytes, written: countOf(request.bodyBytes, language) })}</span>
      </summary>
      <Written label={t('headers')} text={headers} />
      {request.body !== null && <Written label={t('request.body')} text={indented(request.body)} />}
      {request.reduced && <p className={splitStyles['quiet']}>{t(request.body === null ? 'request.withheld' : 'request.reduced')}</p>}
      {request.body === null && !request.reduced && <p className={splitStyles['quiet']}>{t('request.tooLong')}</p>}
    </details>
  );
}

/** A long text that scrolls, by the keyboard too. */
function Written({ label, text }: { label: string; text: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <pre className={styles['response']} role="group" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}

/** JSON over several lines; anything else as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
