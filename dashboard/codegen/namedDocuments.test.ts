import { describe, expect, it } from 'vitest';
import { named } from './namedDocuments';

describe('documents by their names', () => {
  it('replaces texts by what is generated from them', () => {
    const source = "import { graphql } from '../gql';\nexport const ONE = graphql(`\n  query One($id: UUID!) {\n    one(id: $id)\n  }\n`);\nexport const PART = graphql(`\n  fragment Part on Player {\n    id\n  }\n`);\n";
    expect(named(source)).toBe("import * as documents from '../gql/graphql';\nexport const ONE = documents.OneDocument;\nexport const PART = documents.PartFragmentDoc;\n");
  });

  it('leaves sources without documents alone', () => {
    expect(named("export const NOTHING = 'graphql';\n")).toBe("export const NOTHING = 'graphql';\n");
  });

  it('refuses a document without a name', () => {
    expect(() => named('export const X = graphql(`{ id }`);')).toThrow('operations.ts');
  });
});
