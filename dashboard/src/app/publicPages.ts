/** The pages outside the console: signing in, registering, one's account, the API explorer. */

import type { ComponentType } from 'react';
import { PATTERNS, type Pattern } from '../paths';

interface PublicPage {
  load: () => Promise<{ default: ComponentType }>;
  texts: readonly string[];
}

const signIn: PublicPage = { load: () => import('../sign-in/page'), texts: ['sign-in', 'session'] };
const password: PublicPage = { load: () => import('../password/page'), texts: ['password', 'session'] };

export const PUBLIC_PAGES: readonly [Pattern, PublicPage][] = [
  [PATTERNS.operatorsSignIn, signIn],
  [PATTERNS.playersSignIn, signIn],
  [PATTERNS.register, { load: () => import('../register/page'), texts: ['register', 'password', 'session'] }],
  [PATTERNS.forgotPassword, password],
  [PATTERNS.resetPassword, password],
  [PATTERNS.objectToReset, password],
  [PATTERNS.account, { load: () => import('../account/page'), texts: ['account', 'password', 'session'] }],
  [PATTERNS.developer, { load: () => import('../developer/page'), texts: ['developer', 'session'] }],
  [PATTERNS.events, { load: () => import('../events/page'), texts: ['events', 'session'] }],
  [PATTERNS.explorer, { load: () => import('../explorer/page'), texts: ['explorer', 'session'] }],
];
