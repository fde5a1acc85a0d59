/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A decision on a change of a brand */
export type BrandChangeInput = {
  /** The change, brc_... */
  id: string | number;
};

/** Where a new brand, or a change of one, stands */
export type BrandChangeState =
  /** Another operator agreed: it is in force */
  | 'APPROVED'
  /** Waits for another operator */
  | 'PENDING'
  /** Refused: nothing came of it */
  | 'REJECTED';

/** What must be met besides the status before a player may bet or deposit; jurisdictions choose some */
export type ConditionOfPlay =
  /** The e-mail address is verified */
  | 'EMAIL'
  /** A move from PENDING to ACTIVE has verified who the player is */
  | 'IDENTITY'
  /** The phone number is verified */
  | 'PHONE'
  /** The versions in force of the brand's texts are agreed to */
  | 'TERMS';

/** What a player is asked to agree to; marketing has opt-ins per channel instead */
export type ConsentKind =
  /** Cookies that are not strictly needed */
  | 'COOKIES'
  /** The privacy notice */
  | 'PRIVACY'
  /** Being profiled */
  | 'PROFILING'
  /** The terms and conditions */
  | 'TERMS';

/** Where an operation, or a change of a limit, that takes two people stands */
export type MoneyApprovalState =
  /** Agreed to. An operation has not run yet; its maker sends it again within 24 hours */
  | 'APPROVED'
  /** Waits for a second operator */
  | 'PENDING'
  /** Refused: nothing moved, or the limit stays */
  | 'REJECTED'
  /** The approved operation was carried out */
  | 'USED';

/** An amount in major units of a currency: 12.34 EUR */
export type MoneyInput = {
  /** In major units: 12.34; no more decimals than the currency has */
  amount: string;
  /** ISO 4217, or the symbol of a cryptocurrency: EUR, BTC */
  currency: string;
};

/** What `approveMoneyLimit` or `rejectMoneyLimit` takes */
export type MoneyLimitChangeInput = {
  /** The change: `MoneyLimitChange.id` */
  id: string | number;
};

/** What a limit counts; each is counted apart */
export type MoneyLimitScope =
  /** Deposits, adjustments, awards and corrections: all that a person moves but withdrawals */
  | 'BY_HAND'
  /** Withdrawals that a person approves, or pays without another's approval */
  | 'WITHDRAWAL';

/** What your brand is to be, all of it; or a new brand, by a code that is free */
export type RequestBrandInput = {
  /** Your brand's own code, or a new one: 1 to 40 small letters, digits and hyphens */
  code: string;
  /** In which players may register; empty: in each that Croupier knows */
  currencies: Array<string>;
  /** Jurisdiction packs of its licences. Empty: each player comes under the pack of their country. One: every player comes under it. Several: those whose countries players come from */
  jurisdictions: Array<string>;
  /** What players see, in mails too: 1 to 100 characters */
  name: string;
  /** Why, for the operator who decides: 1 to 500 characters */
  reason: string;
  /** IANA name of the zone its days are in, as Europe/Malta */
  timeZone: string;
};

/** A limit for your brand; zero: every operation takes two */
export type RequestMoneyLimitInput = {
  /** Of all players' money */
  perMaker: MoneyInput;
  /** Of one player's money */
  perPlayer: MoneyInput;
  /** Why; it is kept, for others to read */
  reason: string;
  /** Which operations count */
  scope: MoneyLimitScope;
};

export type BrandSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type BrandSettingsQuery = { brand: { __typename: 'Brand', code: string | null, name: string | null, timeZone: string | null, currencies: Array<string> | null, jurisdictions: Array<string> | null } | null };

export type BrandChangesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type BrandChangesQuery = { brandChanges: { __typename: 'BrandChangeConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'BrandChange', id: string, isNew: boolean | null, reason: string | null, state: BrandChangeState | null, maker: string | null, checker: string | null, createdAt: string | null, decidedAt: string | null, wanted: { __typename: 'Brand', code: string | null, name: string | null, timeZone: string | null, currencies: Array<string> | null, jurisdictions: Array<string> | null } | null }> } | null };

export type MoneyLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type MoneyLimitsQuery = { moneyLimits: Array<{ __typename: 'MoneyLimit', scope: MoneyLimitScope, isDefault: boolean, perPlayer: { __typename: 'Money', amount: string, currency: string }, perMaker: { __typename: 'Money', amount: string, currency: string } }> | null };

export type MoneyLimitChangesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MoneyLimitChangesQuery = { moneyLimitChanges: { __typename: 'MoneyLimitChangeConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'MoneyLimitChange', id: string, scope: MoneyLimitScope, reason: string, state: MoneyApprovalState, maker: string, checker: string | null, createdAt: string, decidedAt: string | null, perPlayer: { __typename: 'Money', amount: string, currency: string }, perMaker: { __typename: 'Money', amount: string, currency: string } }> } | null };

export type RequirementsOfCountryQueryVariables = Exact<{
  country: string;
}>;


export type RequirementsOfCountryQuery = { registrationRequirements: { __typename: 'RegistrationRequirements', country: string | null, jurisdiction: string | null, ageMin: number | null, requiredFields: Array<string> | null, consents: Array<ConsentKind> | null, currencies: Array<string> | null, languages: Array<string> | null, playableNeeds: Array<ConditionOfPlay> | null, terms: Array<{ __typename: 'TermsVersion', kind: ConsentKind | null, version: string | null }> | null } | null };

export type RequestBrandMutationVariables = Exact<{
  input: RequestBrandInput;
}>;


export type RequestBrandMutation = { requestBrand:
    | { __typename: 'BrandRequested', change: { __typename: 'BrandChange', id: string } }
    | { __typename: 'BrandTaken', message: string }
   | null };

export type ApproveBrandMutationVariables = Exact<{
  input: BrandChangeInput;
}>;


export type ApproveBrandMutation = { approveBrand:
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'BrandChangeIsDecided', message: string }
    | { __typename: 'BrandChangeIsYours', message: string }
    | { __typename: 'BrandChangeNotFound', message: string }
    | { __typename: 'BrandDecided', change: { __typename: 'BrandChange', id: string, state: BrandChangeState | null, checker: string | null, decidedAt: string | null } }
    | { __typename: 'BrandTaken', message: string }
   | null };

export type RejectBrandMutationVariables = Exact<{
  input: BrandChangeInput;
}>;


export type RejectBrandMutation = { rejectBrand:
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'BrandChangeIsDecided', message: string }
    | { __typename: 'BrandChangeIsYours', message: string }
    | { __typename: 'BrandChangeNotFound', message: string }
    | { __typename: 'BrandDecided', change: { __typename: 'BrandChange', id: string, state: BrandChangeState | null, checker: string | null, decidedAt: string | null } }
    | { __typename: 'BrandTaken', message: string }
   | null };

export type RequestMoneyLimitMutationVariables = Exact<{
  input: RequestMoneyLimitInput;
}>;


export type RequestMoneyLimitMutation = { requestMoneyLimit: { __typename: 'MoneyLimitRequested', change: { __typename: 'MoneyLimitChange', id: string } } | null };

export type ApproveMoneyLimitMutationVariables = Exact<{
  input: MoneyLimitChangeInput;
}>;


export type ApproveMoneyLimitMutation = { approveMoneyLimit:
    | { __typename: 'ApprovalMoveRefused', message: string }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'MoneyLimitChangeNotFound', message: string }
    | { __typename: 'MoneyLimitDecided', change: { __typename: 'MoneyLimitChange', id: string, state: MoneyApprovalState, checker: string | null, decidedAt: string | null } }
    | { __typename: 'SameOperator', message: string }
   | null };

export type RejectMoneyLimitMutationVariables = Exact<{
  input: MoneyLimitChangeInput;
}>;


export type RejectMoneyLimitMutation = { rejectMoneyLimit:
    | { __typename: 'ApprovalMoveRefused', message: string }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'MoneyLimitChangeNotFound', message: string }
    | { __typename: 'MoneyLimitDecided', change: { __typename: 'MoneyLimitChange', id: string, state: MoneyApprovalState, checker: string | null, decidedAt: string | null } }
    | { __typename: 'SameOperator', message: string }
   | null };


export const BrandSettingsDocument = {"__meta__":{"hash":"sha256:6a5e98a496ba705e98116a7d6be631f35a8bd204f65b21fb218f33a318aa9171"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BrandSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"currencies"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdictions"}}]}}]}}]} as unknown as DocumentNode<BrandSettingsQuery, BrandSettingsQueryVariables>;
export const BrandChangesDocument = {"__meta__":{"hash":"sha256:b03ddbe439f3377ec7219420841ad1cecd972e4dc63e46b7d10030b58d36214a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BrandChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"brandChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isNew"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"wanted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"currencies"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdictions"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BrandChangesQuery, BrandChangesQueryVariables>;
export const MoneyLimitsDocument = {"__meta__":{"hash":"sha256:4446a25756948d3668693e2d359314e8549a747f4eebb6d619391c1ab058425e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moneyLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"perPlayer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"perMaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]} as unknown as DocumentNode<MoneyLimitsQuery, MoneyLimitsQueryVariables>;
export const MoneyLimitChangesDocument = {"__meta__":{"hash":"sha256:4b54ede3d371a1a7c6d7f6aff92afb934e14d65c1cb9be3474ed20fe986858e7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoneyLimitChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moneyLimitChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"perPlayer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"perMaker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoneyLimitChangesQuery, MoneyLimitChangesQueryVariables>;
export const RequirementsOfCountryDocument = {"__meta__":{"hash":"sha256:7fefe7e20fe42a6bfdc0302e9a992ba1691dbd47c0453732e67ab399d9078d7d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RequirementsOfCountry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"country"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrationRequirements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"country"},"value":{"kind":"Variable","name":{"kind":"Name","value":"country"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"}},{"kind":"Field","name":{"kind":"Name","value":"ageMin"}},{"kind":"Field","name":{"kind":"Name","value":"requiredFields"}},{"kind":"Field","name":{"kind":"Name","value":"consents"}},{"kind":"Field","name":{"kind":"Name","value":"currencies"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"playableNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]} as unknown as DocumentNode<RequirementsOfCountryQuery, RequirementsOfCountryQueryVariables>;
export const RequestBrandDocument = {"__meta__":{"hash":"sha256:5a39c75de3afe72b439e1e7daec56505c57fd7572ae49403d1ee71719d5e2048"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestBrand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestBrandInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestBrand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BrandRequested"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BrandTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RequestBrandMutation, RequestBrandMutationVariables>;
export const ApproveBrandDocument = {"__meta__":{"hash":"sha256:faf3b7c2062ae5e2333361c2c383fba903bcd009662a5d242e6eac44600ce3c9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveBrand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BrandChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveBrand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BrandDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveBrandMutation, ApproveBrandMutationVariables>;
export const RejectBrandDocument = {"__meta__":{"hash":"sha256:1a6361df4e6acc4b3d23a316efd849b6c3bf8c657f20587d5408da131cccd271"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectBrand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BrandChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectBrand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BrandDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectBrandMutation, RejectBrandMutationVariables>;
export const RequestMoneyLimitDocument = {"__meta__":{"hash":"sha256:acae204866e1b0886fafd9fbc9c2f32e43649b043da8a969d27d257f94438663"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestMoneyLimit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestMoneyLimitInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestMoneyLimit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<RequestMoneyLimitMutation, RequestMoneyLimitMutationVariables>;
export const ApproveMoneyLimitDocument = {"__meta__":{"hash":"sha256:ac5454dad5ec8f2a9d14db95099c8548a7f2dff10c05327564f1fcfedec4f701"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveMoneyLimit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyLimitChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveMoneyLimit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyLimitDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveMoneyLimitMutation, ApproveMoneyLimitMutationVariables>;
export const RejectMoneyLimitDocument = {"__meta__":{"hash":"sha256:280daa3c5587b480d20f1fda8350ce9a3286405c8362d2c1ecd72a8f112e2d51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectMoneyLimit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyLimitChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectMoneyLimit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyLimitDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectMoneyLimitMutation, RejectMoneyLimitMutationVariables>;