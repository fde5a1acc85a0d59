/** What a file of transactions can show, by the coordinates of its columns. */

const EXPORTABLE = [
  { name: 'seq', coordinates: ['Transaction.seq'], needs: [] },
  { name: 'at', coordinates: ['Transaction.at'], needs: [] },
  { name: 'kind', coordinates: ['Transaction.kind'], needs: [] },
  { name: 'amount', coordinates: ['Money.amount', 'Money.currency'], needs: ['Transaction.amount'] },
  { name: 'game', coordinates: ['Transaction.game'], needs: [] },
  { name: 'round', coordinates: ['Transaction.roundReference'], needs: [] },
  { name: 'reference', coordinates: ['Transaction.reference'], needs: [] },
  { name: 'reason', coordinates: ['Transaction.reason'], needs: [] },
  { name: 'actor', coordinates: ['Transaction.actor'], needs: [] },
  { name: 'channel', coordinates: ['Transaction.channel'], needs: [] },
] as const;

type Column = (typeof EXPORTABLE)[number];

/** Those that the viewer may read. */
export function exportableColumns(may: (coordinate: string) => boolean): readonly Column[] {
  return EXPORTABLE.filter(({ coordinates, needs }) => [...coordinates, ...needs].every(may));
}
