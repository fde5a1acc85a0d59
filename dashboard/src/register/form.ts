/** The form of a registration: what is typed, what is sent, and what the server says against it. */

import { objectionTo } from '../password/rules';
import { complaintOf } from '../session/complaints';
import type { Refusal } from '../session/graphql';
import type { Reason, Registered, Requirements } from './operations';
import type { Problem } from './problems';

/** What is typed, by the names of RegisterPlayerInput. */
export type Typed = Readonly<Record<string, string>>;

export interface Form {
  typed: Typed;
  /** Kinds of texts that are agreed to. */
  agreed: ReadonlySet<string>;
  /** Channels of marketing; none until chosen. */
  contactBy: ReadonlySet<string>;
}

export const EMPTY: Form = { typed: {}, agreed: new Set(), contactBy: new Set() };

/** What is wrong, by field; of the whole under the empty name. */
export type Problems = Readonly<Record<string, Problem>>;

export const WHOLE = '';
const NEVER_PUBLISHED = 'none published';

/** The version of a text in force; null where the brand has published none, and takes any. */
export function versionOf(kind: string, requirements: Requirements): string | null {
  return requirements.terms.find((text) => text.kind === kind)?.version ?? null;
}

/** RegisterPlayerInput: only what the country wants, and what was chosen. */
export function inputOf(form: Form, requirements: Requirements, language: string): Record<string, unknown> {
  const wanted = requirements.requiredFields.map((name) => [name, valueOf(name, form.typed[name] ?? '')] as const);
  const consents = requirements.consents
    .filter((kind) => form.agreed.has(kind))
    .map((kind) => ({ kind, version: versionOf(kind, requirements) ?? NEVER_PUBLISHED, given: true }));
  const spoken = language.split('-')[0]?.toLowerCase() ?? '';
  return {
    ...Object.fromEntries(wanted.filter(([, value]) => value !== '')),
    country: requirements.country,
    consents,
    contactBy: [...form.contactBy],
    ...(requirements.languages.includes(spoken) && { language: spoken }),
  };
}

function valueOf(name: string, typed: string): string {
  return name === 'password' ? typed : typed.trim();
}

/** What is missing or malformed, before anything is sent. The server decides on whatever passes. */
export function problemsIn(form: Form, requirements: Requirements, now: Date): Problems {
  const missing = missingIn(form, requirements);
  const filled = requirements.requiredFields.filter((name) => !(name in missing));
  const malformed = filled.flatMap((name) => {
    const problem = malformedIn(name, valueOf(name, form.typed[name] ?? ''), requirements, now);
    return problem === undefined ? [] : [[name, problem] as const];
  });
  return { ...missing, ...Object.fromEntries(malformed) };
}

function malformedIn(name: string, value: string, { ageMin }: Requirements, now: Date): Problem | undefined {
  switch (name) {
    case 'email':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value) ? undefined : { code: 'MALFORMED', field: 'email' };
    case 'username':
      return /^[a-z0-9._-]{3,30}$/i.test(value.normalize('NFKC')) ? undefined : { code: 'MALFORMED', field: 'username' };
    case 'password':
      return objectionTo(value);
    case 'phone':
      return /^\+\d{7,15}$/.test(value.replaceAll(/[ .\-()/]/g, '')) ? undefined : { code: 'MALFORMED', field: 'phone' };
    case 'dateOfBirth':
      return isTooYoung(value, ageMin, now) ? { code: 'UNDER_AGE', age: ageMin } : undefined;
    default:
      return undefined;
  }
}

/** In every time zone: where it depends on the day that it is at the casino, the server decides. */
function isTooYoung(dateOfBirth: string, ageMin: number, now: Date): boolean {
  const [year, ...rest] = dateOfBirth.split('-');
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000).toISOString().slice(0, 10);
  return [String(Number(year) + ageMin).padStart(4, '0'), ...rest].join('-') > tomorrow;
}

function missingIn(form: Form, requirements: Requirements): Problems {
  const fields = requirements.requiredFields.filter(
    (name) => name !== 'country' && valueOf(name, form.typed[name] ?? '') === '',
  );
  const texts = requirements.consents.filter((kind) => !form.agreed.has(kind));
  return {
    ...Object.fromEntries(fields.map((name) => [name, REQUIRED] as const)),
    ...(texts.length > 0 && { consents: MUST_AGREE }),
  };
}

const REQUIRED: Problem = { code: 'REQUIRED' };
const MUST_AGREE: Problem = { code: 'CONSENT_REQUIRED' };

/** What the server says against a registration, beside the fields it is about. */
export function problemsOf(outcome: Registered, requirements: Requirements | null): Problems {
  switch (outcome.__typename) {
    case 'UsernameTaken':
      return { username: { code: 'USERNAME_TAKEN' } };
    case 'EmailTaken':
      return { [WHOLE]: { code: 'EMAIL_TAKEN' } };
    default:
      return Object.fromEntries(
        (outcome.reasons ?? []).map((reason) => [baseOf(reason.field), problemOf(reason, requirements)]),
      );
  }
}

/** `consents.version` is about `consents`. */
function baseOf(field: string | null): string {
  return field?.split('.')[0] ?? WHOLE;
}

function problemOf({ complaint, field, message }: Reason, requirements: Requirements | null): Problem {
  switch (complaint) {
    case 'REQUIRED':
      return REQUIRED;
    case 'UNDER_AGE':
      return requirements === null ? { code: 'TOO_YOUNG' } : { code: 'UNDER_AGE', age: requirements.ageMin };
    case 'CONSENT_REQUIRED':
      return MUST_AGREE;
    case 'NOT_OFFERED':
    case 'BUSY':
      return { code: complaint };
    default:
      return { code: 'INVALID', field: baseOf(field), message };
  }
}

/** What the server says where there is no outcome. */
export function problemsOfRefusal(refusal: Refusal | undefined): Problems {
  const field = refusal?.extensions?.field?.split('.').findLast((name) => name !== 'input');
  if (refusal === undefined || field === undefined) return { [WHOLE]: complaintOf(refusal) };
  return { [field]: { code: 'INVALID', field, message: refusal.message } };
}
