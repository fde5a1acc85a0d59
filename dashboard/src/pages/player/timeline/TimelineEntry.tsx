import { Link } from '@tanstack/react-router';
import { ArrowLeftRight, Dices, FilePen, Flag, Gavel, Hand, KeyRound, LogIn, LogOut, NotebookPen, ShieldAlert, Signature, UserPen, Users, type LucideIcon } from 'lucide-react';
import { useMay } from '../../../api/viewer';
import { useTexts } from '../../../texts/texts';
import { Moment } from '../../../ui/values/Moment';
import { useValueName } from '../../../ui/values/Tag';
import { useUrlState } from '../../../ui/useUrlState';
import { actorName } from '../../../work/people';
import type { TimelineKind } from '../gql/graphql';
import styles from '../player.module.css';
import { placeOf, type Entry, type Place } from './entries';
import { What } from './What';
import own from './timeline.module.css';

const ICONS: Record<TimelineKind, LucideIcon> = {
  STATUS_MOVED: Flag,
  PROFILE_CHANGED: UserPen,
  NOTE_ADDED: NotebookPen,
  CONSENT_RECORDED: Signature,
  CORRECTION_REQUESTED: FilePen,
  CORRECTION_DECIDED: Gavel,
  PLAY: Dices,
  TRANSACTION: ArrowLeftRight,
  HOLD_PUT: Hand,
  HOLD_LIFTED: Hand,
  SIGNED_IN: LogIn,
  SIGN_IN_FAILED: ShieldAlert,
  SESSION_ENDED: LogOut,
  FACTOR_RESET_REQUESTED: KeyRound,
  FACTOR_RESET_APPROVED: KeyRound,
  FACTOR_RESET_ENDED: KeyRound,
  MONEY_APPROVAL_REQUESTED: Users,
  MONEY_APPROVAL_DECIDED: Users,
};

/** One thing that happened: what, when, by whom, and the way to more of it. */
export function TimelineEntry({ entry }: { entry: Entry }) {
  const valueName = useValueName();
  const { kind, at, actor, transaction } = entry;
  const Icon = kind === null ? Flag : ICONS[kind];
  const title = transaction ? valueName('TransactionKind', transaction.kind) : kind && valueName('TimelineKind', kind);
  return (
    <li className={own['entry']} data-kind={kind}>
      <Icon size={15} aria-hidden />
      <div className={own['what']}>
        <EntryLink entry={entry} title={title ?? ''} /> <What entry={entry} />
      </div>
      <div className={own['by']}>
        {actor && <span title={actor}>{actorName(actor)}</span>} <Moment at={at} />
      </div>
    </li>
  );
}

function EntryLink({ entry, title }: { entry: Entry; title: string }) {
  const t = useTexts('player');
  const mayDecide = useMay('Query.pendingCorrections');
  const [, change] = useUrlState();
  const place = placeOf(entry);
  if (place === null) return <b>{title}</b>;
  if ('to' in place) return mayDecide ? <Link to={place.to}>{title}</Link> : <b>{title}</b>;
  return (
    <button type="button" className={styles['linkLike']} title={t(`tab.${place.tab}`)} onClick={() => change(stateOf(place))}>
      {title}
    </button>
  );
}

/** The other tab with what is open there; what the time-line was filtered by stays behind. */
function stateOf(place: Extract<Place, { tab: string }>) {
  return { tab: place.tab, open: place.open, kind: undefined, from: undefined, until: undefined };
}
