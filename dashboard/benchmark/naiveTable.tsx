/** What one writes first: every row in the document, every push a new state, every row drawn for each of them. */

import { createClient } from 'graphql-ws';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const ROWS = 600;
const PAGE = 100;
const FIELDS = 'id username status country vipLevel tags lastSeenAt createdAt wallets { kind balance { amount currency } }';
const PLAYERS = `query Players($first: Int!, $after: String) {
  players(first: $first, after: $after) { pageInfo { endCursor hasNextPage } nodes { ${FIELDS} } } }`;
const CHANGES = `subscription Changes($playerIds: [ID!]!) {
  walletsChanged(playerIds: $playerIds) { playerId wallets { kind balance { amount currency } } } }`;

interface Wallet {
  kind: string;
  balance: { amount: string; currency: string };
}

interface Player {
  id: string;
  username: string;
  status: string;
  country: string;
  vipLevel: number;
  tags: string[];
  lastSeenAt: string | null;
  createdAt: string;
  wallets: Wallet[];
}

interface Answer {
  data: { players: { pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: Player[] } };
}

async function pageAfter(after: string | null): Promise<Answer['data']['players']> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-croupier-realm': 'operators' },
    body: JSON.stringify({ query: PLAYERS, variables: { first: PAGE, after } }),
  });
  return ((await answer.json()) as Answer).data.players;
}

async function rowsAfter(after: string | null, wanted: number): Promise<Player[]> {
  const { nodes, pageInfo } = await pageAfter(after);
  const left = wanted - nodes.length;
  return left > 0 && pageInfo.hasNextPage ? [...nodes, ...(await rowsAfter(pageInfo.endCursor, left))] : nodes;
}

function follow(ids: string[], onChange: (id: string, wallets: Wallet[]) => void): () => void {
  const socket = createClient({ url: `ws://${location.host}/graphql`, connectionParams: { realm: 'operators' } });
  for (let at = 0; at < ids.length; at += PAGE) {
    socket.subscribe<{ walletsChanged: { playerId: string; wallets: Wallet[] }[] }>(
      { query: CHANGES, variables: { playerIds: ids.slice(at, at + PAGE) } },
      { next: ({ data }) => data?.walletsChanged.forEach(({ playerId, wallets }) => onChange(playerId, wallets)), error: fail, complete: () => undefined },
    );
  }
  return () => void socket.dispose();
}

/** Said where the page's errors are: a table that no longer follows is no measure. */
function fail(problem: unknown): void {
  reportError(problem);
}

function Table() {
  const [players, setPlayers] = useState<Player[]>([]);
  useEffect(() => void rowsAfter(null, ROWS).then(setPlayers), []);
  const ids = players.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (ids === '') return;
    return follow(ids.split(' '), (id, wallets) => setPlayers((before) => before.map((each) => (each.id === id ? { ...each, wallets } : each))));
  }, [ids]);
  return (
    <table>
      <tbody>
        {players.map((player) => (
          <Row key={player.id} player={player} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ player }: { player: Player }) {
  return (
    <tr>
      <td>{player.username}</td>
      <td>{player.status}</td>
      <td>{player.wallets.map(({ balance }) => new Intl.NumberFormat('en', { style: 'currency', currency: balance.currency }).format(Number(balance.amount))).join(' ')}</td>
      <td>{player.country}</td>
      <td>{player.vipLevel}</td>
      <td>{player.tags.join(', ')}</td>
      <td>{player.lastSeenAt ?? ''}</td>
      <td>{new Date(player.createdAt).toLocaleString()}</td>
    </tr>
  );
}

createRoot(document.querySelector('#table') as HTMLElement).render(<Table />);
