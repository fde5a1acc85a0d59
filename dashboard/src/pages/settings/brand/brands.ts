/** What a brand is to be, beside what it is. */

import type { BrandChangesQuery, BrandSettingsQuery, RequestBrandInput } from '../gql/graphql';

export type Brand = NonNullable<BrandSettingsQuery['brand']>;
export type BrandChange = NonNullable<BrandChangesQuery['brandChanges']>['nodes'][number];
export type Wanted = Omit<RequestBrandInput, 'reason'>;

export const FIELDS = ['name', 'timeZone', 'currencies', 'jurisdictions'] as const;
export type Field = (typeof FIELDS)[number];

export interface Difference {
  field: Field;
  before: readonly string[];
  after: readonly string[];
}

type Described = Partial<Record<Field, string | readonly string[] | null>>;

/** The fields that change, each with all of its values before and after; a new brand has all of them. */
export function differences(now: Described | null, wanted: Described): readonly Difference[] {
  return FIELDS.map((field) => ({ field, before: valuesOf(now?.[field]), after: valuesOf(wanted[field]) })).filter(({ before, after }) => now === null || before.join('\n') !== after.join('\n'));
}

function valuesOf(value: string | readonly string[] | null | undefined): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}

const CODE = /^[a-z][a-z0-9-]{0,39}$/;

export function isCode(code: string): boolean {
  return CODE.test(code);
}
