/** Files that the server makes for those who may read them: a link could not say who asks. */

import { REALM_HEADER } from '../session/auth';

/** Saves the file; the server's sentence where there is none, empty where it did not answer, null once it is saved. */
export async function download(url: string, type: string, name?: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      credentials: 'same-origin',
      headers: { [REALM_HEADER]: 'operators', accept: `${type}, application/problem+json` },
    });
    if (!answer.ok) return await complaintOf(answer);
    save(await answer.blob(), name ?? nameIn(answer.headers.get('content-disposition')));
    return null;
  } catch {
    return '';
  }
}

async function complaintOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  return problem.detail ?? problem.title ?? '';
}

/** What the server calls the file. */
function nameIn(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'export.csv';
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
