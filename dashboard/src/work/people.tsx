/** Players and operators, as queues name them. */

import { Link } from '@tanstack/react-router';
import { CONSOLE_PAGES } from '../app/consolePages';

export interface NamedPlayer {
  id: string;
  username?: string | null | undefined;
}

/** `operator:anna` is anna; programs and jobs keep their kind. */
export function actorName(actor: string): string {
  return actor.replace(/^operator:/, '');
}

/** A player's name, which leads to the player where there is a page for that. */
export function PlayerLink({ player }: { player: NamedPlayer | null | undefined }) {
  if (!player) return <span>–</span>;
  const name = player.username ?? player.id;
  const page = CONSOLE_PAGES.find((each) => each.name === 'player');
  if (!page) return <span>{name}</span>;
  return <Link to={page.pattern.replace('$id', encodeURIComponent(player.id))}>{name}</Link>;
}
