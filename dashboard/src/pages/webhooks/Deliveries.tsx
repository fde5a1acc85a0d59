import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { usePages } from '../../api/lists/usePages';
import { useLive, useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { paths } from '../../paths';
import { useTexts } from '../../texts/texts';
import { PanelPart, splitStyles } from '../../ui/layout/Split';
import { Views } from '../../ui/layout/Views';
import { Failed, Loading } from '../../ui/states';
import { useAct } from '../../ui/useAct';
import { useUrlState } from '../../ui/useUrlState';
import { Moment } from '../../ui/values/Moment';
import { Tag, useValueName } from '../../ui/values/Tag';
import { AttemptLine } from './AttemptLine';
import type { DeliveryFragment, WebhookDeliveryState } from './gql/graphql';
import { ATTEMPTS, DELIVERIES, DELIVERY_UPDATED, REPLAY } from './operations';
import styles from './Webhooks.module.css';

const PAGE_SIZE = 50;

const VIEWS: Record<string, WebhookDeliveryState | null> = { all: null, pending: 'PENDING', failed: 'FAILED' };

/** What was posted to an endpoint, live; an open delivery shows its attempts. */
export function Deliveries({ endpointId }: { endpointId: string }) {
  const t = useTexts('webhooks');
  const [state, change] = useUrlState();
  const view = state['show'] ?? 'all';
  const chosen = VIEWS[view] ?? null;
  const filter = chosen === null ? null : { state: chosen };
  const pages = usePages(DELIVERIES, { id: endpointId, filter, first: PAGE_SIZE }, (data) => data.webhookEndpoint?.deliveries);
  useLive(DELIVERY_UPDATED, { endpointId }, {
    onPush: ({ webhookDeliveryUpdated: { id } }) => {
      if (!pages.rows.some((delivery) => delivery.id === id)) pages.reload();
    },
  });
  return (
    <PanelPart title={t('deliveries.title')}>
      <Views
        label={t('deliveries.show')}
        views={Object.keys(VIEWS).map((value) => ({ value, label: t(`deliveries.${value}`) }))}
        value={view}
        onChange={(value) => change({ show: value === 'all' ? undefined : value })}
      />
      {!pages.list && (pages.refusal ? <Failed refusal={pages.refusal} onRetry={pages.reload} /> : <Loading rows={3} />)}
      {pages.list && pages.rows.length === 0 && <p className={splitStyles['quiet']}>{t('deliveries.none')}</p>}
      <ul className={splitStyles['list']} aria-label={t('deliveries.title')}>
        {pages.rows.map((delivery) => (
          <Delivery
            key={delivery.id}
            delivery={delivery}
            endpointId={endpointId}
            isOpen={state['delivery'] === delivery.id}
            onToggle={() => change({ delivery: state['delivery'] === delivery.id ? undefined : delivery.id })}
          />
        ))}
      </ul>
      {pages.hasMore && (
        <Button variant="default" loading={pages.isFetching} onClick={pages.more}>
          {t('deliveries.more')}
        </Button>
      )}
    </PanelPart>
  );
}

interface DeliveryProps {
  delivery: DeliveryFragment;
  endpointId: string;
  isOpen: boolean;
  onToggle: () => void;
}

function Delivery({ delivery, endpointId, isOpen, onToggle }: DeliveryProps) {
  const valueName = useValueName();
  const name = delivery.kind === 'EVENT' ? delivery.eventType : `${valueName('WebhookDeliveryKind', delivery.kind)}: ${delivery.eventType}`;
  return (
    <li>
      <button type="button" className={styles['delivery']} aria-expanded={isOpen} onClick={onToggle}>
        <span className={styles['type']}>{name}</span>
        <Tag type="WebhookDeliveryState" value={delivery.state} />
        <Moment at={delivery.createdAt} />
      </button>
      {isOpen && <Attempts delivery={delivery} endpointId={endpointId} />}
    </li>
  );
}

function Attempts({ delivery, endpointId }: Omit<DeliveryProps, 'isOpen' | 'onToggle'>) {
  const t = useTexts('webhooks');
  const act = useAct();
  const reading = useRead(ATTEMPTS, { id: delivery.id });
  useReloadAfter(`${delivery.attempts} ${delivery.endedAt}`, reading.reload);
  const mayReplay = useMay('Mutation.replayWebhookDeliveries');
  const mayOpen = useMay('Query.player');
  const canReplay = delivery.kind === 'EVENT' && (delivery.state === 'DELIVERED' || delivery.state === 'FAILED');
  const attempts = reading.data?.webhookDelivery?.attemptLog;
  return (
    <div className={styles['attempts']}>
      <p className={splitStyles['quiet']}>
        <span className={splitStyles['mono']}>{delivery.eventId}</span>
        {delivery.playerId !== null && (
          <>
            {' · '}
            {mayOpen ? <Link to={paths.player(delivery.playerId)}>{delivery.playerId}</Link> : delivery.playerId}
            {` · ${delivery.playerSeq ?? ''}`}
          </>
        )}
      </p>
      {delivery.nextAt !== null && (
        <p>
          {t('deliveries.next')} <Moment at={delivery.nextAt} />
        </p>
      )}
      {reading.refusal && !reading.data && <Failed refusal={reading.refusal} onRetry={reading.reload} />}
      {attempts && <ol className={splitStyles['list']}>{attempts.map((attempt) => <AttemptLine key={`${attempt.no}`} attempt={attempt} />)}</ol>}
      {canReplay && mayReplay && (
        <Button
          variant="default"
          size="xs"
          onClick={() => void act(REPLAY, { input: { endpointId, ids: [delivery.id] } }).then(reading.reload)}
        >
          {t('deliveries.again')}
        </Button>
      )}
    </div>
  );
}

/** Reads the attempts anew when the delivery has changed: what is pushed of it does not have them. */
function useReloadAfter(changed: string, reload: () => void) {
  const seen = useRef(changed);
  useEffect(() => {
    if (seen.current === changed) return;
    seen.current = changed;
    reload();
  }, [changed, reload]);
}
