/** The reasons that operators give; the others are those of the system. */
export const REASONS = [
  'PLAYER_REQUEST',
  'VERIFIED',
  'RETURNED',
  'INACTIVITY',
  'CORRECTION',
  'RESPONSIBLE_GAMING',
  'EXCLUSION_REGISTER',
  'FRAUD_SUSPECTED',
  'DUPLICATE_ACCOUNT',
  'TERMS_BREACHED',
  'SECURITY',
  'REGULATOR',
  'APPEAL_UPHELD',
  'OTHER',
] as const;

/** What `ReasonInput` takes of a dialog's reason. */
export type ReasonCode = (typeof REASONS)[number];
