/** `__typename` wherever the cache needs it, and not beside an operation's fields: sensitive ones must stand alone. */

import type { Types } from '@graphql-codegen/plugin-helpers';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { Kind, visit, type DocumentNode } from 'graphql';

export const typenames: Types.DocumentTransformObject = {
  transform: async (given) => {
    const files = await addTypenameSelectionDocumentTransform.transform(given);
    return files.map((file) => (file.document ? Object.assign({}, file, { document: withoutRoots(file.document) }) : file));
  },
};

function withoutRoots(document: DocumentNode): DocumentNode {
  return visit(document, {
    OperationDefinition: ({ selectionSet, ...rest }) => ({
      ...rest,
      selectionSet: { ...selectionSet, selections: selectionSet.selections.filter((each) => each.kind !== Kind.FIELD || each.name.value !== '__typename') },
    }),
  });
}
