import { PATTERNS } from '../paths';

/** What this server offers, in the order a newcomer needs it; `offer.NAME` of the texts says what it is. */
export interface Offer {
  name: string;
  path: string;
}

export const OFFERS: readonly Offer[] = [
  { name: 'graphiql', path: PATTERNS.explorer },
  { name: 'rest', path: '/openapi.json' },
  { name: 'events', path: PATTERNS.events },
  { name: 'metrics', path: '/metrics' },
  { name: 'readiness', path: '/readyz' },
];
