import type { ReactNode } from 'react';
import { useViewer } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { Secured } from '../../../ui/values/Secured';
import { Label, useValueName } from '../../../ui/values/Tag';
import styles from '../player.module.css';
import { usePlayer } from '../playerContext';
import { CopyText } from './CopyText';
import { Notices } from './Notices';
import { useCountryName } from './useCountryName';

/** Who the player is, what state they are in and why, before anything else. */
export function StateHeader() {
  const t = useTexts('player');
  return (
    <section className={styles['state']} aria-label={t('head.label')}>
      <Because />
      <Notices />
      <Marks />
    </section>
  );
}

/** Since when the status stands, why, and who decides about its end. */
function Because() {
  const t = useTexts('player');
  const { player } = usePlayer();
  const { may } = useViewer();
  const valueName = useValueName();
  const owners = player.statusOwners ?? [];
  return (
    <p className={styles['because']}>
      {may('Player.statusSince') && (
        <>
          {t('head.since')} <Moment at={player.statusSince} />
        </>
      )}
      {player.statusReason && <span>{valueName('ReasonCode', player.statusReason)}</span>}
      {owners.length > 0 && <span>{t('head.owners', { owners: owners.map((owner) => valueName('StatusOwner', owner)).join(', ') })}</span>}
    </p>
  );
}

function Marks() {
  const t = useTexts('player');
  const { player } = usePlayer();
  const { may } = useViewer();
  const countryName = useCountryName();
  const name = [player.name?.first, player.name?.last].filter(Boolean).join(' ');
  return (
    <dl className={styles['marks']}>
      <Mark name={t('field.id')}>
        <CopyText text={player.id} />
      </Mark>
      <Mark name={t('field.name')}>
        <Secured coordinate="PersonName.last" isEmpty={name === ''}>
          {name}
        </Secured>
      </Mark>
      {player.externalId && (
        <Mark name={t('field.externalId')}>
          <CopyText text={player.externalId} />
        </Mark>
      )}
      <Mark name={t('field.vipLevel')}>{player.vipLevel ?? '–'}</Mark>
      <Mark name={t('field.country')}>{countryName(player.country)}</Mark>
      <Mark name={t('field.currency')}>{player.currency}</Mark>
      {may('Player.jurisdiction') && <Mark name={t('field.jurisdiction')}>{player.jurisdiction}</Mark>}
      <Mark name={t('field.brand')}>{player.brand}</Mark>
      <Mark name={t('field.createdAt')}>
        <Moment at={player.createdAt} />
      </Mark>
      {may('Player.lastSeenAt') && (
        <Mark name={t('field.lastSeenAt')}>
          <Moment at={player.lastSeenAt} isRelative />
        </Mark>
      )}
      {may('Player.tags') && player.tags?.length !== 0 && (
        <Mark name={t('field.tags')}>
          <span className={styles['chips']}>{player.tags?.length ? player.tags.map((tag) => <Label key={tag}>{tag}</Label>) : '–'}</span>
        </Mark>
      )}
    </dl>
  );
}

function Mark({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
