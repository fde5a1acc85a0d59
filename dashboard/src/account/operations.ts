/** What the account page asks of the API. A test holds every operation against the committed schema. */

export const ACCOUNT = `query Account {
  viewer {
    factors { id kind name confirmedAt lastUsedAt refusedSince }
    recoveryCodesLeft
    sessions { id startedAt seenAt ip userAgent current }
  }
}`;

const ENROLLED = `
  __typename
  ... on FactorEnrolled { recoveryCodes }
  ... on FactorRefused { reason }
`;

export const ENROL_TOTP = `mutation EnrolTotp {
  enrolTotp { __typename ... on TotpBegun { secret uri qrCode } ... on FactorRefused { reason } }
}`;

export const CONFIRM_TOTP = `mutation ConfirmTotp($input: ConfirmTotpInput!) {
  confirmTotp(input: $input) {${ENROLLED}}
}`;

export const ENROL_PASSKEY = `mutation EnrolPasskey {
  enrolPasskey { __typename ... on PasskeyBegun { options } ... on FactorRefused { reason } }
}`;

export const CONFIRM_PASSKEY = `mutation ConfirmPasskey($input: ConfirmPasskeyInput!) {
  confirmPasskey(input: $input) {${ENROLLED}}
}`;

export const REMOVE_FACTOR = `mutation RemoveFactor($input: RemoveFactorInput!) {
  removeFactor(input: $input) { __typename ... on FactorRefused { reason } }
}`;

export const RENEW_RECOVERY_CODES = `mutation RenewRecoveryCodes {
  renewRecoveryCodes { __typename ... on RecoveryCodesRenewed { codes } ... on FactorRefused { reason } }
}`;

export const END_SESSION = `mutation EndSession($input: EndSessionInput!) {
  endSession(input: $input) { __typename }
}`;

export const CHANGE_PASSWORD = `mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    __typename
    ... on PasswordChanged { sessionsEnded }
    ... on PasswordRefused { objection charactersMin }
  }
}`;

export const BEGIN_STEP_UP = `mutation BeginStepUp($input: BeginStepUpInput!) {
  beginStepUp(input: $input) { __typename ... on StepUpBegun { options } ... on StepUpRefused { message } }
}`;

export const PROVE_STEP_UP = `mutation ProveStepUp($input: ProveStepUpInput!) {
  proveStepUp(input: $input) { __typename ... on StepUpRefused { message } }
}`;

export const PROGRAMS = `query Programs {
  viewer { programConsents(first: 100) { nodes { clientId name scopes givenAt } } }
}`;

export const WITHDRAW_CONSENT = `mutation WithdrawConsent($input: WithdrawProgramConsentInput!) {
  withdrawProgramConsent(input: $input) { __typename }
}`;

export const FACTOR_RESET = `query FactorReset {
  viewer { player { factorReset { state dueAt } } }
}`;

export const OBJECT_TO_RESET = `mutation ObjectToReset {
  objectToFactorReset { __typename }
}`;

export const CONDITIONS = `query Conditions {
  viewer { player { missing } }
}`;

export const SEND_CODE = `mutation SendCode($input: RequestVerificationInput!) {
  requestVerification(input: $input) {
    __typename
    ... on CodeSent { challenge }
    ... on NothingToVerify { message }
    ... on TryLater { message }
  }
}`;

const PROVED = `
  __typename
  ... on CodeRefused { message }
`;

export const VERIFY_EMAIL = `mutation VerifyEmail($input: VerifyInput!) {
  verifyEmail(input: $input) {${PROVED}}
}`;

export const VERIFY_PHONE = `mutation VerifyPhone($input: VerifyInput!) {
  verifyPhone(input: $input) {${PROVED}}
}`;

export const OPERATIONS = [
  ACCOUNT,
  CONDITIONS,
  SEND_CODE,
  VERIFY_EMAIL,
  VERIFY_PHONE,
  FACTOR_RESET,
  OBJECT_TO_RESET,
  PROGRAMS,
  WITHDRAW_CONSENT,
  ENROL_TOTP,
  CONFIRM_TOTP,
  ENROL_PASSKEY,
  CONFIRM_PASSKEY,
  REMOVE_FACTOR,
  RENEW_RECOVERY_CODES,
  END_SESSION,
  CHANGE_PASSWORD,
  BEGIN_STEP_UP,
  PROVE_STEP_UP,
];

export interface EnrolledFactor {
  id: string;
  kind: string;
  name: string | null;
  confirmedAt: string;
  lastUsedAt: string | null;
  refusedSince: string | null;
}

export interface AccountSession {
  id: string;
  startedAt: string;
  seenAt: string;
  ip: string | null;
  userAgent: string | null;
  current: boolean;
}

export interface Program {
  clientId: string;
  name: string;
  scopes: readonly string[];
  givenAt: string;
}

export interface Account {
  sessions: readonly AccountSession[] | null;
  factors: readonly EnrolledFactor[];
  recoveryCodesLeft: number | null;
}
