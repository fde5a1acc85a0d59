import { Outcome } from '../../actions/Outcome';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActionWords } from '../../actions/useActionWords';
import { useViewer } from '../../api/viewer';
import { useTexts } from '../../texts/texts';
import { Moment } from '../../ui/values/Moment';
import { Fact, Facts } from '../../ui/Page';
import { Secured } from '../../ui/values/Secured';
import { useUrlState } from '../../ui/useUrlState';
import { Panel, PanelPart, splitStyles } from '../../ui/layout/Split';
import type { Entry } from './entries';
import { actorLead, pageLead, subjectLead, type Lead } from './leads';

/** All that an entry holds, and its place in the chain. */
export function EntryPanel({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useTexts('audit');
  const words = useActionWords();
  const { at, actor, action, outcome, subject, player, channel, ip, userAgent, sessionId, correlationId, details, day, seq, hash } = entry;
  return (
    <Panel title={words(action ?? '')} aside={<span className={splitStyles['mono']}>{action}</span>} onClose={onClose}>
      <Facts>
        <Fact name={t('outcome')}>
          <Outcome name={outcome} isWhole />
        </Fact>
        <Fact name={t('actor')}>
          <Leading lead={actorLead(actor)}>{actor}</Leading>
        </Fact>
        <Fact name={t('at')}>
          <Moment at={at} />
        </Fact>
        <Fact name={t('player')}>
          <Leading lead={player ? subjectLead(entry) : null}>{player?.username ?? player?.id ?? '–'}</Leading>
        </Fact>
        <Fact name={t('subject')}>
          <span className={splitStyles['mono']}>
            <Leading lead={player ? null : subjectLead(entry)}>{subject ?? '–'}</Leading>
          </span>
        </Fact>
      </Facts>
      <Further entry={entry} />
      {details && details.length > 0 && (
        <PanelPart title={t('details')}>
          <ul className={splitStyles['list']}>
            {details.map(({ name, values }) => (
              <li key={name}>
                <span className={splitStyles['quiet']}>{name}</span>
                <div className={splitStyles['mono']}>{values?.join(', ')}</div>
              </li>
            ))}
          </ul>
        </PanelPart>
      )}
      <PanelPart title={t('origin')}>
        <Facts>
          <Fact name={t('channel')}>{channel ?? '–'}</Fact>
          <Fact name={t('ip')}>
            <Secured coordinate="AuditEntry.ip" isEmpty={ip === null}>
              {ip}
            </Secured>
          </Fact>
          <Fact name={t('userAgent')}>
            <Secured coordinate="AuditEntry.userAgent" isEmpty={userAgent === null}>
              {userAgent}
            </Secured>
          </Fact>
          <Fact name={t('session')}>
            <span className={splitStyles['mono']}>{sessionId ?? '–'}</span>
          </Fact>
          <Fact name={t('correlation')}>
            <span className={splitStyles['mono']}>{correlationId ?? '–'}</span>
          </Fact>
        </Facts>
      </PanelPart>
      <PanelPart title={t('chain.title')}>
        <Facts>
          <Fact name={t('chain.place')}>
            {day} / {seq}
          </Fact>
          <Fact name={t('chain.hash')}>
            <span className={splitStyles['mono']}>{hash}</span>
          </Fact>
        </Facts>
        <p className={splitStyles['quiet']}>{t('chain.words')}</p>
      </PanelPart>
    </Panel>
  );
}

/** A link, where it leads to a page that the viewer may use. */
function Leading({ lead, children }: { lead: Lead | null; children: ReactNode }) {
  const { may } = useViewer();
  return lead && may(lead.needs) ? <Link to={lead.to}>{children}</Link> : <>{children}</>;
}

/** Other entries like it, and the page where such things are decided. */
function Further({ entry: { actor, action, player } }: { entry: Entry }) {
  const t = useTexts('audit');
  const { may } = useViewer();
  const [, change] = useUrlState();
  const page = pageLead(action);
  return (
    <div className={splitStyles['buttons']}>
      {page && may(page.needs) && (
        <Button size="compact-xs" variant="default" component={Link} {...({ to: page.to } as object)}>
          {t('lead.page')}
        </Button>
      )}
      {may('AuditFilter.actor') && actor && (
        <Button size="compact-xs" variant="default" onClick={() => change({ actor })}>
          {t('lead.actor')}
        </Button>
      )}
      {may('AuditFilter.action') && action && (
        <Button size="compact-xs" variant="default" onClick={() => change({ action })}>
          {t('lead.action')}
        </Button>
      )}
      {may('AuditFilter.playerId') && player && (
        <Button size="compact-xs" variant="default" onClick={() => change({ player: player.id })}>
          {t('lead.player')}
        </Button>
      )}
    </div>
  );
}
