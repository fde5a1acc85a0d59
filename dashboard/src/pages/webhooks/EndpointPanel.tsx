import { Button, Menu, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/useRead';
import { useMay } from '../../api/viewer';
import { useLanguage, useTexts } from '../../texts/texts';
import { ActionDialog } from '../../ui/ActionDialog';
import { Panel, splitStyles } from '../../ui/layout/Split';
import { notify } from '../../ui/notices';
import { Fact, Facts } from '../../ui/Page';
import { useAct } from '../../ui/useAct';
import { countOf } from '../../ui/values/formats';
import { Moment } from '../../ui/values/Moment';
import { Tag, useValueName } from '../../ui/values/Tag';
import { Deliveries } from './Deliveries';
import { EndpointChange } from './EndpointForm';
import type { EndpointFragment } from './gql/graphql';
import { CHOICES, PAUSE, REMOVE, REPLAY, RESUME, ROTATE, SEND_TEST, VERIFY } from './operations';

interface Props {
  endpoint: EndpointFragment;
  onSecret: (secret: string) => void;
  onRemoved: () => void;
  onClose: () => void;
}

export function EndpointPanel({ endpoint, onSecret, onRemoved, onClose }: Props) {
  const t = useTexts('webhooks');
  const valueName = useValueName();
  const former = endpoint.secrets.find(({ expiresAt }) => expiresAt !== null);
  return (
    <Panel title={endpoint.name} aside={<Tag type="WebhookEndpointState" value={endpoint.state} />} onClose={onClose}>
      {endpoint.problem !== null && <p aria-live="polite">{valueName('WebhookEndpointProblem', endpoint.problem)}</p>}
      <Facts>
        <Fact name={t('url')}>
          <span className={splitStyles['mono']}>{endpoint.url}</span>
        </Fact>
        <Fact name={t('events')}>{endpoint.events.join(', ')}</Fact>
        <Fact name={t('role')}>{endpoint.role}</Fact>
        <Fact name={t('order')}>{t(endpoint.inOrder ? 'orderKept' : 'orderNone')}</Fact>
        {endpoint.rateMax !== null && <Fact name={t('rateMax')}>{t('perSecond', { count: endpoint.rateMax })}</Fact>}
        {endpoint.headerNames.length > 0 && <Fact name={t('headers')}>{endpoint.headerNames.join(', ')}</Fact>}
        {endpoint.failingSince !== null && (
          <Fact name={t('failingSince')}>
            <Moment at={endpoint.failingSince} />
          </Fact>
        )}
        {endpoint.pausedUntil !== null && (
          <Fact name={t('pausedUntil')}>
            <Moment at={endpoint.pausedUntil} />
          </Fact>
        )}
        {former && (
          <Fact name={t('formerSecret')}>
            <Moment at={former.expiresAt} />
          </Fact>
        )}
        <Fact name={t('createdBy')}>{endpoint.createdBy}</Fact>
        <Fact name={t('createdAt')}>
          <Moment at={endpoint.createdAt} />
        </Fact>
        <Fact name={t('id')}>
          <span className={splitStyles['mono']}>{endpoint.id}</span>
        </Fact>
      </Facts>
      <Acts endpoint={endpoint} onSecret={onSecret} onRemoved={onRemoved} onClose={onClose} />
      <Deliveries endpointId={endpoint.id} />
    </Panel>
  );
}

type Asked = 'verify' | 'pause' | 'resume' | 'rotate' | 'test' | 'replay' | 'change' | 'remove';

const DAY_HOURS = 24;
const OVERLAP_HOURS_MAX = 168;

function Acts({ endpoint, onSecret, onRemoved, onClose }: Props) {
  const t = useTexts('webhooks');
  const mayManage = useMay('Mutation.changeWebhookEndpoint');
  const [asked, setAsked] = useState<Asked | null>(null);
  if (!mayManage) return null;
  const isPosted = endpoint.state === 'ACTIVE' || endpoint.state === 'PAUSED';
  const isUnverified = endpoint.state === 'UNVERIFIED' || endpoint.state === 'DISABLED';
  const failed = endpoint.counts?.failed ?? 0;
  const close = () => setAsked(null);
  return (
    <div className={splitStyles['buttons']}>
      {isUnverified && <Button onClick={() => setAsked('verify')}>{t('act.verify')}</Button>}
      {isPosted && failed > 0 && <Button onClick={() => setAsked('replay')}>{t('act.replay')}</Button>}
      {endpoint.state === 'ACTIVE' && (
        <Button variant="default" onClick={() => setAsked('test')}>
          {t('act.test')}
        </Button>
      )}
      {endpoint.state === 'PAUSED' && <Button onClick={() => setAsked('resume')}>{t('act.resume')}</Button>}
      <Menu>
        <Menu.Target>
          <Button variant="default">{t('act.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('change')}>{t('act.change')}</Menu.Item>
          <Menu.Item onClick={() => setAsked('rotate')}>{t('act.rotate')}</Menu.Item>
          {endpoint.state === 'ACTIVE' && <Menu.Item onClick={() => setAsked('pause')}>{t('act.pause')}</Menu.Item>}
          <Menu.Item color="red.9" onClick={() => setAsked('remove')}>
            {t('act.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'change' && <EndpointChange endpoint={endpoint} onClose={close} />}
      {asked === 'rotate' && <Rotation endpoint={endpoint} onSecret={onSecret} onClose={close} />}
      {asked === 'test' && <Test endpoint={endpoint} onClose={close} />}
      {asked !== null && asked !== 'change' && asked !== 'rotate' && asked !== 'test' && (
        <Decision
          endpoint={endpoint}
          asked={asked}
          onDone={() => {
            if (asked !== 'remove') return;
            onClose();
            onRemoved();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

interface Dialog {
  endpoint: EndpointFragment;
  onClose: () => void;
}

/** What needs nothing but a confirmation. */
function Decision({ endpoint, asked, onDone, onClose }: Dialog & { asked: 'verify' | 'pause' | 'resume' | 'replay' | 'remove'; onDone: () => void }) {
  const t = useTexts('webhooks');
  const language = useLanguage();
  const act = useAct();
  const input = { endpointId: endpoint.id };
  const perform = async () => {
    if (asked === 'replay') {
      const { outcome, problem } = await act(REPLAY, { input: { ...input, failedOnly: true } });
      if (outcome && 'count' in outcome) notify(t('replayed', { count: outcome.count, written: countOf(outcome.count, language) }));
      return problem;
    }
    const acts = {
      verify: () => act(VERIFY, { input }),
      pause: () => act(PAUSE, { input }),
      resume: () => act(RESUME, { input }),
      remove: () => act(REMOVE, { input }),
    };
    const { problem } = await acts[asked]();
    if (problem === null) onDone();
    return problem;
  };
  return (
    <ActionDialog isOpen title={endpoint.name} confirm={t(`act.${asked}`)} isHarmful={asked === 'remove'} onConfirm={perform} onClose={onClose}>
      <p>{t(`consequence.${asked}`)}</p>
    </ActionDialog>
  );
}

function Rotation({ endpoint, onSecret, onClose }: Dialog & { onSecret: (secret: string) => void }) {
  const t = useTexts('webhooks');
  const act = useAct();
  const [hours, setHours] = useState(DAY_HOURS);
  const perform = async () => {
    const { outcome, problem } = await act(ROTATE, { input: { endpointId: endpoint.id, overlapHours: hours } });
    if (outcome && 'secret' in outcome) onSecret(outcome.secret);
    return problem;
  };
  return (
    <ActionDialog isOpen title={endpoint.name} confirm={t('act.rotate')} onConfirm={perform} onClose={onClose}>
      <NumberInput
        label={t('overlap')}
        min={0}
        max={OVERLAP_HOURS_MAX}
        allowDecimal={false}
        value={hours}
        onChange={(value) => setHours(typeof value === 'number' ? value : 0)}
        data-autofocus
      />
      <p>{t(hours === 0 ? 'consequence.rotateAtOnce' : 'consequence.rotate')}</p>
    </ActionDialog>
  );
}

function Test({ endpoint, onClose }: Dialog) {
  const t = useTexts('webhooks');
  const act = useAct();
  const types = useRead(CHOICES, {}).data?.webhookChoices?.eventTypes ?? [];
  const [eventType, setEventType] = useState('wallet.bet_placed');
  const perform = async () => (await act(SEND_TEST, { input: { endpointId: endpoint.id, eventType } })).problem;
  return (
    <ActionDialog isOpen title={endpoint.name} confirm={t('act.test')} onConfirm={perform} onClose={onClose}>
      <Select
        label={t('eventType')}
        data={types}
        value={eventType}
        searchable
        allowDeselect={false}
        openOnFocus={false}
        onChange={(value) => setEventType(value ?? eventType)}
        data-autofocus
      />
      <p>{t('consequence.test')}</p>
    </ActionDialog>
  );
}
