import { download as downloadFile } from '../../../api/download';

export type Form = 'csv' | 'pdf';

/** Saves a statement; see `downloadFile` for what comes back. */
export function download(playerId: string, form: Form, from: string, until: string): Promise<string | null> {
  const query = new URLSearchParams({ from, until });
  const type = form === 'csv' ? 'text/csv' : 'application/pdf';
  return downloadFile(`/players/${encodeURIComponent(playerId)}/statement.${form}?${query}`, type, `${playerId}-${from.slice(0, 10)}-${until.slice(0, 10)}.${form}`);
}
