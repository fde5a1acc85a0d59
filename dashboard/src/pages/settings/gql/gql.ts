/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query BrandSettings {\n    brand {\n      code\n      name\n      timeZone\n      currencies\n      jurisdictions\n    }\n  }\n": typeof types.BrandSettingsDocument,
    "\n  query BrandChanges($after: String) {\n    brandChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        isNew\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        wanted {\n          code\n          name\n          timeZone\n          currencies\n          jurisdictions\n        }\n      }\n    }\n  }\n": typeof types.BrandChangesDocument,
    "\n  query MoneyLimits {\n    moneyLimits {\n      scope\n      isDefault\n      perPlayer {\n        amount\n        currency\n      }\n      perMaker {\n        amount\n        currency\n      }\n    }\n  }\n": typeof types.MoneyLimitsDocument,
    "\n  query MoneyLimitChanges($after: String) {\n    moneyLimitChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        scope\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        perPlayer {\n          amount\n          currency\n        }\n        perMaker {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": typeof types.MoneyLimitChangesDocument,
    "\n  query RequirementsOfCountry($country: String!) {\n    registrationRequirements(country: $country) {\n      country\n      jurisdiction\n      ageMin\n      requiredFields\n      consents\n      currencies\n      languages\n      playableNeeds\n      terms {\n        kind\n        version\n      }\n    }\n  }\n": typeof types.RequirementsOfCountryDocument,
    "\n  mutation RequestBrand($input: RequestBrandInput!) {\n    requestBrand(input: $input) {\n      __typename\n      ... on BrandRequested {\n        change {\n          id\n        }\n      }\n      ... on BrandTaken {\n        message\n      }\n    }\n  }\n": typeof types.RequestBrandDocument,
    "\n  mutation ApproveBrand($input: BrandChangeInput!) {\n    approveBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ApproveBrandDocument,
    "\n  mutation RejectBrand($input: BrandChangeInput!) {\n    rejectBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RejectBrandDocument,
    "\n  mutation RequestMoneyLimit($input: RequestMoneyLimitInput!) {\n    requestMoneyLimit(input: $input) {\n      change {\n        id\n      }\n    }\n  }\n": typeof types.RequestMoneyLimitDocument,
    "\n  mutation ApproveMoneyLimit($input: MoneyLimitChangeInput!) {\n    approveMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ApproveMoneyLimitDocument,
    "\n  mutation RejectMoneyLimit($input: MoneyLimitChangeInput!) {\n    rejectMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RejectMoneyLimitDocument,
};
const documents: Documents = {
    "\n  query BrandSettings {\n    brand {\n      code\n      name\n      timeZone\n      currencies\n      jurisdictions\n    }\n  }\n": types.BrandSettingsDocument,
    "\n  query BrandChanges($after: String) {\n    brandChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        isNew\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        wanted {\n          code\n          name\n          timeZone\n          currencies\n          jurisdictions\n        }\n      }\n    }\n  }\n": types.BrandChangesDocument,
    "\n  query MoneyLimits {\n    moneyLimits {\n      scope\n      isDefault\n      perPlayer {\n        amount\n        currency\n      }\n      perMaker {\n        amount\n        currency\n      }\n    }\n  }\n": types.MoneyLimitsDocument,
    "\n  query MoneyLimitChanges($after: String) {\n    moneyLimitChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        scope\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        perPlayer {\n          amount\n          currency\n        }\n        perMaker {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": types.MoneyLimitChangesDocument,
    "\n  query RequirementsOfCountry($country: String!) {\n    registrationRequirements(country: $country) {\n      country\n      jurisdiction\n      ageMin\n      requiredFields\n      consents\n      currencies\n      languages\n      playableNeeds\n      terms {\n        kind\n        version\n      }\n    }\n  }\n": types.RequirementsOfCountryDocument,
    "\n  mutation RequestBrand($input: RequestBrandInput!) {\n    requestBrand(input: $input) {\n      __typename\n      ... on BrandRequested {\n        change {\n          id\n        }\n      }\n      ... on BrandTaken {\n        message\n      }\n    }\n  }\n": types.RequestBrandDocument,
    "\n  mutation ApproveBrand($input: BrandChangeInput!) {\n    approveBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ApproveBrandDocument,
    "\n  mutation RejectBrand($input: BrandChangeInput!) {\n    rejectBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RejectBrandDocument,
    "\n  mutation RequestMoneyLimit($input: RequestMoneyLimitInput!) {\n    requestMoneyLimit(input: $input) {\n      change {\n        id\n      }\n    }\n  }\n": types.RequestMoneyLimitDocument,
    "\n  mutation ApproveMoneyLimit($input: MoneyLimitChangeInput!) {\n    approveMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ApproveMoneyLimitDocument,
    "\n  mutation RejectMoneyLimit($input: MoneyLimitChangeInput!) {\n    rejectMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RejectMoneyLimitDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BrandSettings {\n    brand {\n      code\n      name\n      timeZone\n      currencies\n      jurisdictions\n    }\n  }\n"): (typeof documents)["\n  query BrandSettings {\n    brand {\n      code\n      name\n      timeZone\n      currencies\n      jurisdictions\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BrandChanges($after: String) {\n    brandChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        isNew\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        wanted {\n          code\n          name\n          timeZone\n          currencies\n          jurisdictions\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query BrandChanges($after: String) {\n    brandChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        isNew\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        wanted {\n          code\n          name\n          timeZone\n          currencies\n          jurisdictions\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoneyLimits {\n    moneyLimits {\n      scope\n      isDefault\n      perPlayer {\n        amount\n        currency\n      }\n      perMaker {\n        amount\n        currency\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoneyLimits {\n    moneyLimits {\n      scope\n      isDefault\n      perPlayer {\n        amount\n        currency\n      }\n      perMaker {\n        amount\n        currency\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MoneyLimitChanges($after: String) {\n    moneyLimitChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        scope\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        perPlayer {\n          amount\n          currency\n        }\n        perMaker {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MoneyLimitChanges($after: String) {\n    moneyLimitChanges(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        scope\n        reason\n        state\n        maker\n        checker\n        createdAt\n        decidedAt\n        perPlayer {\n          amount\n          currency\n        }\n        perMaker {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RequirementsOfCountry($country: String!) {\n    registrationRequirements(country: $country) {\n      country\n      jurisdiction\n      ageMin\n      requiredFields\n      consents\n      currencies\n      languages\n      playableNeeds\n      terms {\n        kind\n        version\n      }\n    }\n  }\n"): (typeof documents)["\n  query RequirementsOfCountry($country: String!) {\n    registrationRequirements(country: $country) {\n      country\n      jurisdiction\n      ageMin\n      requiredFields\n      consents\n      currencies\n      languages\n      playableNeeds\n      terms {\n        kind\n        version\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestBrand($input: RequestBrandInput!) {\n    requestBrand(input: $input) {\n      __typename\n      ... on BrandRequested {\n        change {\n          id\n        }\n      }\n      ... on BrandTaken {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestBrand($input: RequestBrandInput!) {\n    requestBrand(input: $input) {\n      __typename\n      ... on BrandRequested {\n        change {\n          id\n        }\n      }\n      ... on BrandTaken {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveBrand($input: BrandChangeInput!) {\n    approveBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveBrand($input: BrandChangeInput!) {\n    approveBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectBrand($input: BrandChangeInput!) {\n    rejectBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectBrand($input: BrandChangeInput!) {\n    rejectBrand(input: $input) {\n      __typename\n      ... on BrandDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestMoneyLimit($input: RequestMoneyLimitInput!) {\n    requestMoneyLimit(input: $input) {\n      change {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestMoneyLimit($input: RequestMoneyLimitInput!) {\n    requestMoneyLimit(input: $input) {\n      change {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveMoneyLimit($input: MoneyLimitChangeInput!) {\n    approveMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveMoneyLimit($input: MoneyLimitChangeInput!) {\n    approveMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectMoneyLimit($input: MoneyLimitChangeInput!) {\n    rejectMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectMoneyLimit($input: MoneyLimitChangeInput!) {\n    rejectMoneyLimit(input: $input) {\n      __typename\n      ... on MoneyLimitDecided {\n        change {\n          id\n          state\n          checker\n          decidedAt\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;