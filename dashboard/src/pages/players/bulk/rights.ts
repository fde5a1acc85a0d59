import { useMay } from '../../../api/viewer';

export type What = 'tag' | 'status' | 'export';

/** What the viewer may do to many players. */
export function useBulkRights(): Record<What, boolean> {
  return {
    tag: useMay('Mutation.startBulkTag'),
    status: useMay('Mutation.startBulkStatusMove'),
    export: useMay('Mutation.startPlayersExport'),
  };
}
