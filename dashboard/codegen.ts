/** Types and documents of every folder with an `operations.ts`, against the committed schema. */

import { existsSync, readdirSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { typenames } from './codegen/typenames.ts';

const folders = ['src/api', 'src/shell', 'src/work', ...readdirSync('src/pages').map((name) => `src/pages/${name}`)].filter((folder) =>
  existsSync(`${folder}/operations.ts`),
);

const scalars = {
  BigInt: 'string',
  Currency: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  JSON: 'unknown',
  UUID: 'string',
};

const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  generates: {
    './src/api/schemaShape.json': { documents: folders.map((folder) => `${folder}/**/operations.ts`), plugins: ['./codegen/schemaShape.cjs'] },
    './src/ui/values/enumValues.json': { plugins: ['./codegen/enumValues.cjs'] },
    './src/actions/refusals.json': { plugins: ['./codegen/refusals.cjs'] },
    ...Object.fromEntries(
      folders.map((folder) => [
        `./${folder}/gql/`,
        {
          documents: [`${folder}/**/operations.ts`],
          preset: 'client',
          presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
          config: { useTypeImports: true, enumsAsTypes: true, onlyOperationTypes: true, strictScalars: true, disableDescriptions: true, scalars },
          documentTransforms: [typenames],
        },
      ]),
    ),
  },
};

export default config;
