/** Who the server says a token belongs to. */

export const VIEWER_QUERY = `query Viewer {
  viewer {
    kind
    name
    brand
    roles
  }
}`;

export interface Viewer {
  kind: string;
  name: string;
  brand: string;
  roles: readonly string[];
}

/** `refused`: the server does not accept the token. `failed`: it could not be asked. */
export type ViewerAnswer =
  | { outcome: 'known'; viewer: Viewer }
  | { outcome: 'refused' }
  | { outcome: 'failed'; reason: string };

interface GraphQLAnswer {
  data?: { viewer?: Viewer | null } | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

export async function askViewer(token: string): Promise<ViewerAnswer> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query: VIEWER_QUERY }),
      credentials: 'omit',
    });
    if (response.status === 401) return { outcome: 'refused' };
    return judge(response.status, (await response.json()) as GraphQLAnswer);
  } catch {
    return { outcome: 'failed', reason: 'The server did not answer as expected. Is it running?' };
  }
}

function judge(status: number, answer: GraphQLAnswer): ViewerAnswer {
  const viewer = answer.data?.viewer;
  if (viewer) return { outcome: 'known', viewer };
  const errors = answer.errors ?? [];
  if (errors.some((error) => error.extensions?.code === 'UNAUTHENTICATED')) return { outcome: 'refused' };
  if (errors.length === 0 && status < 400) return { outcome: 'refused' };
  return { outcome: 'failed', reason: errors[0]?.message ?? `The server answered with status ${status}.` };
}
