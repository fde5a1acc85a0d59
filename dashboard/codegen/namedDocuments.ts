import type { Plugin } from 'vite';

const IMPORT = /^import \{ graphql \} from '((?:\.\.?\/)+gql)';$/m;
const DOCUMENT = /\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g;

/**
 * Replaces each text in an `operations.ts` by the document generated from it. Otherwise every page would load a map
 * of all documents of its folder by their texts: each twice, and those of dialogs that are not open as well.
 */
export function namedDocuments(): Plugin {
  return {
    name: 'named-documents',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/operations\.ts$/ },
      handler: (code) => named(code),
    },
  };
}

/** The source with names for texts; throws where a text is left, because it would draw in the map again. */
export function named(source: string): string {
  const written = source
    .replace(IMPORT, "import * as documents from '$1/graphql';")
    .replaceAll(DOCUMENT, (_, kind: string, name: string) => `documents.${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`);
  if (/\bgraphql\(/.test(written)) throw new Error('a document of an operations.ts is not written as graphql(`kind Name ...`)');
  return written;
}
