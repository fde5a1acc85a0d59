/** How each field of a registration is asked for, by its name in RegisterPlayerInput, in the order of the page. */

export interface FieldLook {
  name: string;
  type?: string;
  autoComplete?: string;
}

export const FIELDS: readonly FieldLook[] = [
  { name: 'email', type: 'email', autoComplete: 'email' },
  { name: 'username', autoComplete: 'username' },
  { name: 'password', type: 'password', autoComplete: 'new-password' },
  { name: 'firstName', autoComplete: 'given-name' },
  { name: 'lastName', autoComplete: 'family-name' },
  { name: 'dateOfBirth', type: 'date', autoComplete: 'bday' },
  { name: 'nationalId', autoComplete: 'off' },
  { name: 'street', autoComplete: 'address-line1' },
  { name: 'postalCode', autoComplete: 'postal-code' },
  { name: 'city', autoComplete: 'address-level2' },
  { name: 'region', autoComplete: 'address-level1' },
  { name: 'phone', type: 'tel', autoComplete: 'tel' },
];

const KNOWN: ReadonlySet<string> = new Set(FIELDS.map(({ name }) => name));

/** Fields with controls of their own, or that the form does not ask for by a line. */
export const OWN_CONTROLS: ReadonlySet<string> = new Set(['country', 'currency']);

/** The fields of a country; what this page has no words for is asked for by its name. */
export function fieldsOf(required: readonly string[]): readonly FieldLook[] {
  const known = FIELDS.filter(({ name }) => required.includes(name));
  return [...known, ...required.filter((name) => !isKnown(name) && !OWN_CONTROLS.has(name)).map((name) => ({ name }))];
}

/** Whether there are words for a field. */
export function isKnown(name: string): boolean {
  return KNOWN.has(name);
}

/** Texts that players agree to, by `ConsentKind`. */
export const CONSENTS = ['TERMS', 'PRIVACY', 'COOKIES', 'PROFILING'];

/** Ways of sending offers, by `ContactChannel`. */
export const CHANNELS = ['EMAIL', 'SMS', 'PUSH', 'PHONE', 'POST'];
