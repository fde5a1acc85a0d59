/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What `addNote` takes */
export type AddNoteInput = {
  /** The player: `Player.id` */
  playerId: string | number;
  /** 1 to 2,000 characters; it cannot be deleted */
  text: string;
};

/** Keeps a withdrawal from being approved and paid until the hold is lifted */
export type AddWithdrawalHoldInput = {
  /** The caller's own id of this operation: the same id is never carried out twice */
  key: string;
  /** For staff; without personal data. Required for OTHER */
  note?: string | null | undefined;
  /** What it waits for */
  reason: WithdrawalHoldReason;
  /** The withdrawal: `Withdrawal.id` */
  withdrawalId: string | number;
};

/** What `adjustBalance` takes */
export type AdjustBalanceInput = {
  /** Negative to debit */
  amount: MoneyInput;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Why; it is kept, for others to read */
  reason: string;
  /** The wallet: `Wallet.id` */
  walletId: string | number;
};

/** Why a player may not bet or deposit now */
export type BarReason =
  /** The player's account is closed */
  | 'CLOSED'
  /** On a break */
  | 'COOLING_OFF'
  /** Not from the player's country */
  | 'COUNTRY'
  /** Not seen for long */
  | 'DORMANT'
  /** A limit of the player is reached */
  | 'LIMIT_REACHED'
  /** E-mail address, phone or identity are not verified as required */
  | 'NOT_VERIFIED'
  /** The registration is not verified yet */
  | 'PENDING'
  /** Excluded by themself */
  | 'SELF_EXCLUDED'
  /** The time of play is used up */
  | 'SESSION_LIMIT'
  /** Suspended by the casino */
  | 'SUSPENDED'
  /** The terms in force are not agreed to */
  | 'TERMS'
  /** The wallet is closed */
  | 'WALLET_CLOSED'
  /** The wallet went below zero and waits for an operator */
  | 'WALLET_LOCKED'
  /** The wallet takes only its fixed stake */
  | 'WRONG_STAKE';

/** How a command reached Croupier */
export type Channel =
  /** The command line of the installation */
  | 'CONSOLE'
  /** The GraphQL API, the dashboard included */
  | 'GRAPHQL'
  /** A job: of the scheduler, or started by an operator, as whom it acts */
  | 'JOB'
  /** The replay of another platform's history */
  | 'REPLAY'
  /** A REST alias */
  | 'REST';

/** What `chargeBack` takes */
export type ChargeBackInput = {
  /** The deposit: `Deposit.id` */
  depositId: string | number;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Why; it is kept, for others to read */
  reason: string;
};

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

/** The player's answer to one version of a text */
export type ConsentInput = {
  /** True: agreed to. False: refused, or taken back */
  given?: boolean;
  /** Which text it is about */
  kind: ConsentKind;
  /** The version of the text, as the brand names it */
  version: string;
};

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

/** A channel of marketing, each with an opt-in of its own */
export type ContactChannel =
  /** To the e-mail address */
  | 'EMAIL'
  /** A call to the phone number */
  | 'PHONE'
  /** A letter to the address */
  | 'POST'
  /** A notification of the player's app */
  | 'PUSH'
  /** A text message to the phone number */
  | 'SMS';

/** What `convertBonus` takes */
export type ConvertBonusInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** Forfeit what is left */
  closes?: boolean;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Why; it is kept, for others to read. May be left out */
  reason?: string | null | undefined;
  /** The wallet: `Wallet.id` */
  walletId: string | number;
};

/** Where a correction of a player stands */
export type CorrectionState =
  /** Another operator agreed: the player is corrected */
  | 'APPROVED'
  /** Waits for another operator */
  | 'PENDING'
  /** Refused: the player is as before */
  | 'REJECTED';

/** Where a deposit stands; only SETTLED credits the wallet */
export type DepositState =
  /** The payment provider promised the money */
  | 'AUTHORISED'
  /** A bank took the money back, and the wallet was debited */
  | 'CHARGED_BACK'
  /** Refused: no money came */
  | 'DECLINED'
  /** Begun, and nothing is known of the payment */
  | 'INITIATED'
  /** The money is there, and credited */
  | 'SETTLED';

/** What `endPlayerSessions` takes */
export type EndPlayerSessionsInput = {
  /** The player: `Player.id` */
  playerId: string | number;
  /** Without it, all of them */
  sessionId?: string | number | null | undefined;
};

/** What proves who signs in */
export type Factor =
  /** A code by e-mail, where there is no second factor and too many attempts failed */
  | 'EMAIL'
  /** Access to the command line of the installation */
  | 'LOCAL'
  /** A passkey or hardware key */
  | 'PASSKEY'
  /** What the person knows */
  | 'PASSWORD'
  /** One of the codes made with the first factor, each good once */
  | 'RECOVERY_CODE'
  /** A code by text message; players only */
  | 'SMS'
  /** Sign-in at another identity provider */
  | 'SSO'
  /** A code of an authenticator app */
  | 'TOTP';

/** Where a reset of a player's factors is */
export type FactorResetState =
  /** Factors, recovery codes and password were removed */
  | 'COMPLETED'
  /** It was not carried out: one of the two operators may no longer do their part */
  | 'LAPSED'
  /** The player objected */
  | 'OBJECTED'
  /** Another operator has to approve it */
  | 'PENDING'
  /** An operator refused it */
  | 'REJECTED'
  /** It is approved; the player is told and may object until it is due */
  | 'WAITING';

/** What `forfeitFunds` takes */
export type ForfeitFundsInput = {
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Why; it is kept, for others to read */
  reason: string;
  /** The wallet: `Wallet.id` */
  walletId: string | number;
};

/** What `grantFunds` takes */
export type GrantFundsInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** BONUS and FREE_SPINS: one wallet per grant */
  grantId?: string | null | undefined;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** What is granted: any kind but REAL */
  kind: WalletKind;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept, for others to read. May be left out */
  reason?: string | null | undefined;
  /** FREE_SPINS: the stake of one spin */
  unit?: MoneyInput | null | undefined;
};

/** The casino's counterpart of legs: what it gave to a wallet or took from it */
export type HouseAccount =
  /** Corrections by hand */
  | 'ADJUSTMENTS'
  /** What of a completed bonus was more than its terms convert */
  | 'BONUS_ABOVE_MAXIMUM'
  /** What was granted */
  | 'BONUS_COST'
  /** Bonus money that was forfeited */
  | 'BONUS_FORFEITED'
  /** What was granted of a completed sticky bonus: only what was won with it converts */
  | 'BONUS_STICKY_PART'
  /** Deposits that banks took back */
  | 'CHARGEBACKS'
  /** Commissions */
  | 'COMMISSION'
  /** Passed through by conversions: nets to zero inside each */
  | 'CONVERSION'
  /** Stakes and wins */
  | 'GAMING_REVENUE'
  /** What jackpots paid */
  | 'JACKPOT_POOL'
  /** None: nothing moved */
  | 'NONE'
  /** Money on its way between the player and the payment providers */
  | 'PAYMENTS_IN_TRANSIT'
  /** Points granted and spent */
  | 'POINTS_ISSUED'
  /** Taxes withheld */
  | 'TAX'
  /** Chips granted and prizes paid */
  | 'TOURNAMENT_PRIZES';

/** How a player proved to support who they are */
export type IdentityProof =
  /** An identity document was sent and looked at */
  | 'DOCUMENT_SEEN'
  /** The player came in person */
  | 'IN_PERSON'
  /** The player answered what only they can know */
  | 'KNOWN_QUESTIONS'
  /** The player was seen with their document in a call */
  | 'VIDEO_CALL';

/** Lifts one hold; others of the withdrawal stand */
export type LiftWithdrawalHoldInput = {
  /** The hold: `WithdrawalHold.id` */
  holdId: string | number;
  /** The caller's own id of this operation: the same id is never carried out twice */
  key: string;
  /** Why it is lifted. For staff; without personal data */
  note: string;
};

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

/** A move of the status; COOLING_OFF and SELF_EXCLUDED name their term */
export type MovePlayerStatusInput = {
  /** The player's `version` this was decided on; refused if it has changed since. Left out: whichever */
  expectedVersion?: number | null | undefined;
  /** SELF_EXCLUDED: without an end */
  forGood?: boolean;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept with what is done */
  reason: ReasonInput;
  /** From now on */
  termDays?: number | null | undefined;
  /** The status to move to */
  to: PlayerStatus;
};

/** What `approveWithdrawal`, `holdWithdrawal`, `payWithdrawal`, `rejectWithdrawal` or `cancelWithdrawal` takes */
export type MoveWithdrawalInput = {
  /**
   * Required for a payment.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  authorisation?: string | null | undefined;
  /**
   * The caller's own id of this operation: the same id never moves money twice.
   * Permission: withdrawals:request or withdrawals:decide or withdrawals:pay
   */
  key: string;
  /**
   * The caller's own time of it, with its zone; kept beside the time it is applied.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  occurredAt?: string | null | undefined;
  /**
   * Required for a rejection or a hold.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  reason?: string | null | undefined;
  /**
   * The withdrawal: `Withdrawal.id`.
   * Permission: withdrawals:request or withdrawals:decide or withdrawals:pay
   */
  withdrawalId: string | number;
};

/** How odds are shown to the player */
export type OddsFormat =
  /** Profit on 100, or, negative, the stake for a profit of 100: +150 */
  | 'AMERICAN'
  /** What a stake of 1 returns, stake included: 2.50 */
  | 'DECIMAL'
  /** Profit to stake: 3/2 */
  | 'FRACTIONAL';

/** A period: each moment from the first on and before the second. A side left out is open */
export type PeriodInput = {
  /**
   * The first moment that belongs to the period.
   * Permission: basics:read
   */
  from?: string | null | undefined;
  /**
   * The first moment that does not belong to it any more; later than `from`.
   * Permission: basics:read
   */
  until?: string | null | undefined;
};

/** A personal value of a player */
export type PersonalField =
  /** The town */
  | 'CITY'
  /** The date of birth, such as 1990-12-31 */
  | 'DATE_OF_BIRTH'
  /** The e-mail address */
  | 'EMAIL'
  /** The given name */
  | 'FIRST_NAME'
  /** The family name */
  | 'LAST_NAME'
  /** The number of an identity document or register */
  | 'NATIONAL_ID'
  /** The phone number */
  | 'PHONE'
  /** The code of the postal area */
  | 'POSTAL_CODE'
  /** State, province or county */
  | 'REGION'
  /** Street and house number */
  | 'STREET';

/** What a player may do in general. Money can be withdrawn in every status */
export type PlayerStatus =
  /** Bets and deposits, as far as the conditions of play are met */
  | 'ACTIVE'
  /** The player's account is closed; cannot sign in */
  | 'CLOSED'
  /** On a short break that the player takes; it ends by itself */
  | 'COOLING_OFF'
  /** Not seen for long: no bets and no deposits until the player is back */
  | 'DORMANT'
  /** Registered, and not yet verified as the jurisdiction wants: no bets, no deposits */
  | 'PENDING'
  /** Barred by themself, for a term or for good; can sign in to withdraw */
  | 'SELF_EXCLUDED'
  /** Barred by the casino until a reason is settled; cannot sign in */
  | 'SUSPENDED';

/** Why something about a player was changed */
export type ReasonCode =
  /** The player objected to an earlier decision and was right */
  | 'APPEAL_UPHELD'
  /** It was wrong before */
  | 'CORRECTION'
  /** The same person has another player at the brand */
  | 'DUPLICATE_ACCOUNT'
  /** A public register of exclusions has the player */
  | 'EXCLUSION_REGISTER'
  /** Signs of fraud */
  | 'FRAUD_SUSPECTED'
  /** The player was not seen for long */
  | 'INACTIVITY'
  /** None of these: the reason stands in words */
  | 'OTHER'
  /** The player asked for it */
  | 'PLAYER_REQUEST'
  /** The registration itself */
  | 'REGISTERED'
  /** A regulator or court ordered it */
  | 'REGULATOR'
  /** To protect the player from harm by play */
  | 'RESPONSIBLE_GAMING'
  /** A dormant player came back */
  | 'RETURNED'
  /** To protect the account, such as after a theft of its password */
  | 'SECURITY'
  /** The player broke the brand's terms */
  | 'TERMS_BREACHED'
  /** The term of an exclusion or cooling-off is over */
  | 'TERM_ENDED'
  /** The player was checked, and passed */
  | 'VERIFIED';

/** Why; the code OTHER needs words */
export type ReasonInput = {
  /** The reason, for programs */
  code: ReasonCode;
  /** The reason, for people; OTHER takes it */
  words?: string | null | undefined;
};

/** What `recordConsent` takes */
export type RecordConsentInput = {
  /** What the player answered */
  consent: ConsentInput;
  /** The player: `Player.id` */
  playerId: string | number;
};

/** What `recordDeposit` takes */
export type RecordDepositInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** The payment provider's number of the payment */
  authorisation?: string | null | undefined;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** The payment method or provider */
  method: string;
  /** The caller's own time of it, with its zone; kept beside the time it is applied */
  occurredAt?: string | null | undefined;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept, for others to read. May be left out */
  reason?: string | null | undefined;
};

/** What `redeem` takes */
export type RedeemInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Why; it is kept, for others to read */
  reason: string;
  /** The wallet: `Wallet.id` */
  walletId: string | number;
};

/** What is right, field by field; what is left out or null stays as it is */
export type RequestCorrectionInput = {
  /** ISO 3166-1 alpha-2. The jurisdiction follows it; where the brand takes no players from there, the player is suspended. Left out or null: stays as it is */
  country?: string | null | undefined;
  /** Who turns out to be too young is suspended. Left out or null: stays as it is */
  dateOfBirth?: string | null | undefined;
  /** For who no longer reads the address; the new one is to be verified, the old one is told. Left out or null: stays as it is */
  email?: string | null | undefined;
  /** Given names. Left out or null: stays as it is */
  firstName?: string | null | undefined;
  /** Yours for this correction, 1 to 255 characters: sent again, it is answered again */
  key: string;
  /** Family names. Left out or null: stays as it is */
  lastName?: string | null | undefined;
  /** The number of an identity document or register. Left out or null: stays as it is */
  nationalId?: string | null | undefined;
  /** Whose data it is */
  playerId: string | number;
  /** Why, for the operator who decides: 1 to 500 characters, which name none of the values */
  reason: string;
  /** 3 to 30 of a-z, digits, '.', '_', '-'. Left out or null: stays as it is */
  username?: string | null | undefined;
};

/** A player who has lost every factor, and how they proved who they are */
export type RequestFactorResetInput = {
  /** The player, plr_... */
  playerId: string | number;
  /** How they proved who they are */
  proof: IdentityProof;
  /** Why, for the operator who decides: 1 to 500 characters */
  reason: string;
  /** Where the proof is kept, such as a ticket: 1 to 100 characters, no number of a document */
  reference: string;
};

/** What `requestWithdrawal` takes */
export type RequestWithdrawalInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** The payment method or provider */
  method: string;
  /**
   * The caller's own time of it, with its zone; kept beside the time it is applied.
   * Permission: withdrawals:backdate
   */
  occurredAt?: string | null | undefined;
  /** The player: `Player.id` */
  playerId: string | number;
};

/** Personal values to see in clear, and why */
export type RevealPersonalDataInput = {
  /** Which values you need to see */
  fields: Array<PersonalField>;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept with what is done */
  reason: ReasonInput;
};

/** What `setExternalId` takes */
export type SetExternalIdInput = {
  /** The player's `version` this was decided on; refused if it has changed since. Left out: whichever */
  expectedVersion?: number | null | undefined;
  /** The player's id in another system, 1 to 100 characters; null removes it */
  externalId?: string | null | undefined;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept in the player's history. May be left out */
  reason?: ReasonInput | null | undefined;
};

/** What `setVipLevel` takes */
export type SetVipLevelInput = {
  /** The player's `version` this was decided on; refused if it has changed since. Left out: whichever */
  expectedVersion?: number | null | undefined;
  /** 0 (none) to 10 */
  level: number;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept in the player's history. May be left out */
  reason?: ReasonInput | null | undefined;
};

/** A player's transactions to be written to a CSV file, each as you see them */
export type StartTransactionsExportInput = {
  /** Coordinates of fields you may read, 1 to 50, such as `Transaction.kind` or `Money.amount`; left out: seq, at, kind, and the amount with its currency */
  columns?: Array<string> | null | undefined;
  /** Which transactions, 100,000 at most; left out: all */
  filter?: TransactionFilter | null | undefined;
  /** Yours, 1 to 100 characters: sent again with the same input it changes nothing and is answered again */
  key: string;
  /** plr_... */
  playerId: string | number;
};

/** Who stands behind a restricting status, and so who may lift it */
export type StatusOwner =
  /** Compliance, or responsible gaming; lifted by compliance */
  | 'COMPLIANCE'
  /** The player's own wish; lifted by compliance */
  | 'PLAYER'
  /** A regulator, court or exclusion register; lifted by compliance */
  | 'REGULATOR'
  /** Risk, or a suspicion of fraud, theft or a second player; lifted by risk or compliance */
  | 'RISK'
  /** Support; lifted by support, risk or compliance */
  | 'SUPPORT'
  /** Croupier itself; lifted by support, risk or compliance */
  | 'SYSTEM';

/** What `addTag` or `removeTag` takes */
export type TagInput = {
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept in the player's history. May be left out */
  reason?: ReasonInput | null | undefined;
  /** 1 to 40 characters; stored in small letters */
  tag: string;
};

/** What `takeCommission` takes */
export type TakeCommissionInput = {
  /** How much, in major units */
  amount: MoneyInput;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** The caller's own time of it, with its zone; kept beside the time it is applied */
  occurredAt?: string | null | undefined;
  /** The player: `Player.id` */
  playerId: string | number;
  /** Why; it is kept, for others to read */
  reason: string;
  /** Book it as a tax instead */
  tax?: boolean;
};

/** The colour scheme of the player's front end */
export type Theme =
  /** Light text on a dark ground */
  | 'DARK'
  /** Dark text on a light ground */
  | 'LIGHT'
  /** Whatever the player's device uses */
  | 'SYSTEM';

/** Which entries; every given condition must hold */
export type TimelineFilter = {
  /**
   * Any of these kinds. Those that you may not read match nothing. Not an empty list.
   * Needs to read: TimelineEntry.kind
   */
  kinds?: Array<TimelineKind> | null | undefined;
  /**
   * When it happened.
   * Needs to read: TimelineEntry.at
   */
  period?: PeriodInput | null | undefined;
};

/** What happened to a player */
export type TimelineKind =
  /** An answer to a text was recorded */
  | 'CONSENT_RECORDED'
  /** A correction was approved or rejected */
  | 'CORRECTION_DECIDED'
  /** A correction was asked for */
  | 'CORRECTION_REQUESTED'
  /** Another operator approved it: the player is told, and may object */
  | 'FACTOR_RESET_APPROVED'
  /** It was carried out, refused or objected to, or it lapsed */
  | 'FACTOR_RESET_ENDED'
  /** An operator asked for the removal of the player's factors */
  | 'FACTOR_RESET_REQUESTED'
  /** A hold of a withdrawal was lifted */
  | 'HOLD_LIFTED'
  /** A withdrawal was held */
  | 'HOLD_PUT'
  /** Another operator approved or rejected it */
  | 'MONEY_APPROVAL_DECIDED'
  /** An operator wanted to move more than one person may */
  | 'MONEY_APPROVAL_REQUESTED'
  /** A note was stored */
  | 'NOTE_ADDED'
  /** A bet or a win */
  | 'PLAY'
  /** Fields of the profile, tags or the VIP level were changed */
  | 'PROFILE_CHANGED'
  /** Sessions were ended before their time, by the player or an operator */
  | 'SESSION_ENDED'
  /** The player signed in */
  | 'SIGNED_IN'
  /** An attempt to sign in failed */
  | 'SIGN_IN_FAILED'
  /** The status was moved */
  | 'STATUS_MOVED'
  /** Any other transaction: a deposit, a withdrawal, an adjustment, a rollback */
  | 'TRANSACTION';

/** Which transactions; every given condition must hold */
export type TransactionFilter = {
  /**
   * Any of these kinds. Not an empty list.
   * Permission: wallet.history:read or wallet:own.
   * Needs to read: Transaction.kind
   */
  kinds?: Array<TransactionKind> | null | undefined;
  /**
   * When it was applied.
   * Permission: wallet.history:read or wallet:own.
   * Needs to read: Transaction.at
   */
  period?: PeriodInput | null | undefined;
  /**
   * With a leg of the player's wallet of this number.
   * Permission: wallet.history:read or wallet:own.
   * Needs to read: Leg.walletNo, Transaction.legs
   */
  walletNo?: number | null | undefined;
};

/** What was done to the player's money */
export type TransactionKind =
  /** A person corrected the balance */
  | 'ADJUSTMENT'
  /** Free spins, tournament chips or points were granted */
  | 'AWARD'
  /** A stake was put into a round */
  | 'BET'
  /** Bonus money became real money */
  | 'BONUS_CONVERSION'
  /** What was left of a grant was taken back */
  | 'BONUS_FORFEIT'
  /** Bonus money was granted */
  | 'BONUS_GRANT'
  /** A bank took a settled deposit back */
  | 'CHARGEBACK'
  /** A commission was taken */
  | 'COMMISSION'
  /** A deposit was settled */
  | 'DEPOSIT'
  /** A win of a jackpot */
  | 'JACKPOT_WIN'
  /** A win of a promotion, which no bet answers to */
  | 'PROMO_WIN'
  /** Points or tournament chips were spent */
  | 'REDEMPTION'
  /** An earlier transaction was undone */
  | 'REVERSAL'
  /** A bet was taken back completely */
  | 'ROLLBACK'
  /** A round was closed; nothing moves */
  | 'ROUND_CLOSE'
  /** Tax was withheld */
  | 'TAX'
  /** A rollback that came before its bet, which will never debit */
  | 'TOMBSTONE'
  /** A prize of a tournament */
  | 'TOURNAMENT_WIN'
  /** A round paid; zero where it was lost */
  | 'WIN'
  /** Reserved money was paid out */
  | 'WITHDRAWAL_PAID'
  /** Reserved money is available again: the withdrawal was rejected or cancelled */
  | 'WITHDRAWAL_RELEASE'
  /** Money was reserved for a withdrawal */
  | 'WITHDRAWAL_REQUEST';

/** What `unlockWallet` takes */
export type UnlockWalletInput = {
  /** Why; it is kept, for others to read */
  reason: string;
  /** The wallet: `Wallet.id` */
  walletId: string | number;
};

/** What is to change; a field left out stays, null clears it */
export type UpdateProfileInput = {
  /**
   * The town.
   * Permission: player.contact:write
   */
  city?: string | null | undefined;
  /**
   * All marketing opt-ins as they shall be from now on.
   * Permission: player.preferences:write
   */
  contactBy?: Array<ContactChannel> | null | undefined;
  /** The player's `version` this was decided on; refused if it has changed since. Left out: whichever */
  expectedVersion?: number | null | undefined;
  /**
   * Given names.
   * Permission: player.identity:write
   */
  firstName?: string | null | undefined;
  /**
   * Whether the front end hides balances until asked.
   * Permission: player.preferences:write
   */
  hideBalance?: boolean | null | undefined;
  /**
   * BCP 47: 'de', 'pt-BR', 'zh-Hant-TW'.
   * Permission: player.preferences:write
   */
  language?: string | null | undefined;
  /**
   * Family names.
   * Permission: player.identity:write
   */
  lastName?: string | null | undefined;
  /**
   * The number of an identity document or register.
   * Permission: player.identity:write
   */
  nationalId?: string | null | undefined;
  /**
   * How odds are shown.
   * Permission: player.preferences:write
   */
  oddsFormat?: OddsFormat | null | undefined;
  /**
   * International: '+39 06 1234567'; a new number is not verified.
   * Permission: player.contact:write
   */
  phone?: string | null | undefined;
  /** The player: `Player.id` */
  playerId: string | number;
  /**
   * As the post of the country writes it.
   * Permission: player.contact:write
   */
  postalCode?: string | null | undefined;
  /** Why; it is kept in the player's history. May be left out */
  reason?: ReasonInput | null | undefined;
  /**
   * State, province or county.
   * Permission: player.contact:write
   */
  region?: string | null | undefined;
  /**
   * Street and house number.
   * Permission: player.contact:write
   */
  street?: string | null | undefined;
  /**
   * The colours of the player's front end.
   * Permission: player.preferences:write
   */
  theme?: Theme | null | undefined;
  /**
   * IANA: 'Europe/Rome'.
   * Permission: player.preferences:write
   */
  timeZone?: string | null | undefined;
};

/** What sort of money a wallet holds */
export type WalletKind =
  /** Given under conditions; one wallet per grant */
  | 'BONUS'
  /** The value of the spins left; each costs the wallet's fixed unit */
  | 'FREE_SPINS'
  /** Loyalty points, which are not money */
  | 'POINTS'
  /** What the player owns and may withdraw */
  | 'REAL'
  /** Chips of a tournament */
  | 'TOURNAMENT';

/** Whether a wallet takes bets. Wins, rollbacks and corrections are taken in every state */
export type WalletState =
  /** No bets and no payments any more */
  | 'CLOSED'
  /** No bets and no withdrawals until an operator unlocks it: it went below zero */
  | 'LOCKED'
  /** Takes everything */
  | 'OPEN';

/** Who stands behind a hold */
export type WithdrawalHoldOwner =
  /** Payments: all who may hold withdrawals lift it */
  | 'PAYMENTS'
  /** Risk put it, or its reason is risk's: only risk lifts it */
  | 'RISK';

/** Why a withdrawal is held */
export type WithdrawalHoldReason =
  /** The use of bonus money is looked at */
  | 'BONUS_REVIEW'
  /** Fraud is suspected; risk's */
  | 'FRAUD_REVIEW'
  /** Waits for proof of who the player is */
  | 'IDENTITY'
  /** Another reason, which the note tells */
  | 'OTHER'
  /** Waits for proof that the payment method is the player's */
  | 'PAYMENT_METHOD_OWNERSHIP'
  /** The player's protection is looked at; risk's */
  | 'RESPONSIBLE_GAMBLING'
  /** Waits for risk's check, or was refused by it; a check that is passed lifts it */
  | 'RISK_REVIEW'
  /** Waits for proof of where the money came from; risk's */
  | 'SOURCE_OF_FUNDS';

/** What a held withdrawal waits for, as far as support may know */
export type WithdrawalHoldSubject =
  /** Proof of who the player is */
  | 'IDENTITY'
  /** Proof that the payment method is the player's */
  | 'PAYMENT_METHOD'
  /** A review; which one, only those who may read the reason know */
  | 'REVIEW'
  /** Proof of where the money came from */
  | 'SOURCE_OF_FUNDS';

/** What risk found when it looked at a withdrawal */
export type WithdrawalReviewDecision =
  /** Nothing against it: holds for RISK_REVIEW are lifted, others stand */
  | 'PASSED'
  /** It must not go on: a hold for RISK_REVIEW is put */
  | 'REFUSED';

/** Where a withdrawal stands; its money is reserved until PAID, REJECTED or CANCELLED */
export type WithdrawalState =
  /** Agreed to, and not paid yet */
  | 'APPROVED'
  /** Taken back before the decision: the money is available again */
  | 'CANCELLED'
  /** The payment provider has not said whether it paid */
  | 'IN_DOUBT'
  /** The money is gone to the player */
  | 'PAID'
  /** Refused: the money is available again */
  | 'REJECTED'
  /** Waits for a decision */
  | 'REQUESTED';

/** What a step of a withdrawal was */
export type WithdrawalStepKind =
  /** A hold was put */
  | 'HOLD_ADDED'
  /** A hold was lifted, by an operator or by the end of the withdrawal */
  | 'HOLD_LIFTED'
  /** It came into another state */
  | 'MOVED'
  /** Risk looked at it */
  | 'RISK_CHECKED';

export type MoveStatusMutationVariables = Exact<{
  input: MovePlayerStatusInput;
}>;


export type MoveStatusMutation = { movePlayerStatus:
    | { __typename: 'ExclusionStands', until: string }
    | { __typename: 'MoveNotAllowed', allowed: Array<PlayerStatus> }
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerStatusMoved', player: { __typename: 'Player', id: string, status: PlayerStatus | null } }
    | { __typename: 'ProfileChangedMeanwhile' }
    | { __typename: 'TermRefused', daysMin: number, daysMax: number | null, forGoodOffered: boolean }
   | null };

export type AddTagMutationVariables = Exact<{
  input: TagInput;
}>;


export type AddTagMutation = { addTag:
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
    | { __typename: 'ProfileChangedMeanwhile' }
   | null };

export type RemoveTagMutationVariables = Exact<{
  input: TagInput;
}>;


export type RemoveTagMutation = { removeTag:
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
    | { __typename: 'ProfileChangedMeanwhile' }
   | null };

export type SetVipLevelMutationVariables = Exact<{
  input: SetVipLevelInput;
}>;


export type SetVipLevelMutation = { setVipLevel:
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
    | { __typename: 'ProfileChangedMeanwhile' }
   | null };

export type SetExternalIdMutationVariables = Exact<{
  input: SetExternalIdInput;
}>;


export type SetExternalIdMutation = { setExternalId:
    | { __typename: 'ExternalIdTaken', externalId: string }
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
    | { __typename: 'ProfileChangedMeanwhile' }
   | null };

export type AddNoteMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteMutation = { addNote:
    | { __typename: 'NoteAdded' }
    | { __typename: 'PlayerNotFound' }
   | null };

export type AdjustBalanceMutationVariables = Exact<{
  input: AdjustBalanceInput;
}>;


export type AdjustBalanceMutation = { adjustBalance:
    | { __typename: 'Adjusted' }
    | { __typename: 'ApprovalNeeded' }
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'WalletNotFound' }
   | null };

export type GrantFundsMutationVariables = Exact<{
  input: GrantFundsInput;
}>;


export type GrantFundsMutation = { grantFunds:
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'FundsGranted' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type RequestCorrectionMutationVariables = Exact<{
  input: RequestCorrectionInput;
}>;


export type RequestCorrectionMutation = { requestCorrection:
    | { __typename: 'CorrectionKeyUsed' }
    | { __typename: 'CorrectionRequested' }
    | { __typename: 'EmailTaken', email: string }
    | { __typename: 'NothingToCorrect' }
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'UsernameTaken', username: string }
   | null };

export type RequestFactorResetMutationVariables = Exact<{
  input: RequestFactorResetInput;
}>;


export type RequestFactorResetMutation = { requestFactorReset:
    | { __typename: 'FactorResetPaused', possibleFrom: string }
    | { __typename: 'FactorResetRequested' }
    | { __typename: 'FactorResetUnderWay' }
    | { __typename: 'NoPlayerFactors' }
   | null };

export type ContactChannelsQueryVariables = Exact<{
  id: string | number;
}>;


export type ContactChannelsQuery = { player: { __typename: 'Player', id: string, preferences: { __typename: 'Preferences', contactBy: Array<ContactChannel> | null } | null } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
    | { __typename: 'ProfileChangedMeanwhile' }
    | { __typename: 'ProtectedFields', fields: Array<string> }
   | null };

export type RecordDepositMutationVariables = Exact<{
  input: RecordDepositInput;
}>;


export type RecordDepositMutation = { recordDeposit:
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'DepositMoveRefused' }
    | { __typename: 'DepositMoved' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'PaymentRefused', reason: BarReason }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type RequestWithdrawalMutationVariables = Exact<{
  input: RequestWithdrawalInput;
}>;


export type RequestWithdrawalMutation = { requestWithdrawal:
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'PaymentRefused', reason: BarReason }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WageringUnfinished' }
    | { __typename: 'WalletNotFound' }
    | { __typename: 'WithdrawalHeld' }
    | { __typename: 'WithdrawalMoveRefused' }
    | { __typename: 'WithdrawalMoved' }
   | null };

export type TakeCommissionMutationVariables = Exact<{
  input: TakeCommissionInput;
}>;


export type TakeCommissionMutation = { takeCommission:
    | { __typename: 'CommissionTaken' }
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type AuditQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type AuditQuery = { auditEntries: { __typename: 'AuditEntryConnection', nodes: Array<{ __typename: 'AuditEntry', day: string | null, seq: number | null, at: string | null, actor: string | null, action: string | null, outcome: string | null, channel: Channel | null, ip: string | null, correlationId: string | null, details: Array<{ __typename: 'AuditDetail', name: string | null, values: Array<string> | null }> | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type BalancesQueryVariables = Exact<{
  id: string | number;
  period: PeriodInput;
}>;


export type BalancesQuery = { player: { __typename: 'Player', id: string, balanceHistory: Array<{ __typename: 'BalanceSeries', walletKind: WalletKind, currency: string, opening: { __typename: 'Money', amount: string, currency: string }, closing: { __typename: 'Money', amount: string, currency: string }, points: Array<{ __typename: 'BalancePoint', at: string, balance: { __typename: 'Money', amount: string, currency: string } }> | null }> | null } | null };

export type DailyPlayQueryVariables = Exact<{
  id: string | number;
  period: PeriodInput;
}>;


export type DailyPlayQuery = { player: { __typename: 'Player', id: string, dailyPlay: Array<{ __typename: 'PlayDay', day: string, currency: string, bets: number, stakes: { __typename: 'Money', amount: string, currency: string }, wins: { __typename: 'Money', amount: string, currency: string }, result: { __typename: 'Money', amount: string, currency: string } }> | null } | null };

export type ConsentsQueryVariables = Exact<{
  id: string | number;
  brand?: string | null | undefined;
}>;


export type ConsentsQuery = { player: { __typename: 'Player', id: string, marketingChannels: Array<ContactChannel> | null, consents: Array<{ __typename: 'Consent', kind: ConsentKind | null, version: string | null, given: boolean | null, at: string | null }> | null, preferences: { __typename: 'Preferences', contactBy: Array<ContactChannel> | null } | null } | null, terms: Array<{ __typename: 'TermsVersion', kind: ConsentKind | null, version: string | null, effectiveAt: string | null, publishedAt: string | null }> | null };

export type RecordConsentMutationVariables = Exact<{
  input: RecordConsentInput;
}>;


export type RecordConsentMutation = { recordConsent:
    | { __typename: 'PlayerNotFound' }
    | { __typename: 'PlayerUpdated' }
   | null };

export type NotesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type NotesQuery = { player: { __typename: 'Player', id: string, notes: { __typename: 'PlayerNoteConnection', nodes: Array<{ __typename: 'PlayerNote', id: string, text: string | null, author: string | null, at: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type PlayerQueryVariables = Exact<{
  id: string | number;
}>;


export type PlayerQuery = { player: { __typename: 'Player', id: string, username: string | null, externalId: string | null, status: PlayerStatus | null, statusSince: string | null, statusReason: ReasonCode | null, statusOwners: Array<StatusOwner> | null, excludedUntil: string | null, allowedMoves: Array<PlayerStatus> | null, missing: Array<ConditionOfPlay> | null, vipLevel: number | null, tags: Array<string> | null, brand: string | null, jurisdiction: string | null, country: string | null, currency: string | null, createdAt: string | null, lastSeenAt: string | null, version: number | null, name: { __typename: 'PersonName', first: string | null, last: string | null } | null, standing: { __typename: 'Standing', mayBet: boolean, mayDeposit: boolean, reason: BarReason | null } | null } | null };

export type ReviewsQueryVariables = Exact<{
  id: string | number;
}>;


export type ReviewsQuery = { player: { __typename: 'Player', id: string, withdrawals: { __typename: 'WithdrawalConnection', nodes: Array<{ __typename: 'Withdrawal', id: string, state: WithdrawalState, underReview: boolean | null, reviewNotice: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null }> } | null } | null };

export type StatusChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type StatusChangedSubscription = { playerStatusChanged: { __typename: 'Player', id: string, status: PlayerStatus | null, statusSince: string | null, excludedUntil: string | null, allowedMoves: Array<PlayerStatus> | null } };

export type WalletsQueryVariables = Exact<{
  id: string | number;
}>;


export type WalletsQuery = { player: { __typename: 'Player', id: string, wallets: Array<{ __typename: 'Wallet', id: string, no: number, kind: WalletKind, currency: string, state: WalletState | null, openedAt: string | null, spinsLeft: number | null, balance: { __typename: 'Money', amount: string, currency: string } | null, reserved: { __typename: 'Money', amount: string, currency: string } | null, available: { __typename: 'Money', amount: string, currency: string } | null, unit: { __typename: 'Money', amount: string, currency: string } | null }> | null } | null };

export type WalletsChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type WalletsChangedSubscription = { walletChanged: { __typename: 'WalletChange', playerId: string, seq: number, fresh: boolean, wallets: Array<{ __typename: 'Wallet', id: string, no: number, kind: WalletKind, currency: string, state: WalletState | null, spinsLeft: number | null, balance: { __typename: 'Money', amount: string, currency: string } | null, reserved: { __typename: 'Money', amount: string, currency: string } | null, available: { __typename: 'Money', amount: string, currency: string } | null }> | null } };

export type DepositsOfPlayerQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type DepositsOfPlayerQuery = { player: { __typename: 'Player', id: string, deposits: { __typename: 'DepositConnection', nodes: Array<{ __typename: 'Deposit', id: string, state: DepositState, allowedMoves: Array<DepositState> | null, method: string | null, authorisation: string | null, reason: string | null, createdAt: string | null, updatedAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type WithdrawalsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type WithdrawalsQuery = { player: { __typename: 'Player', id: string, withdrawals: { __typename: 'WithdrawalConnection', nodes: Array<{ __typename: 'Withdrawal', id: string, state: WithdrawalState, underReview: boolean | null, method: string | null, createdAt: string | null, updatedAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type WithdrawalQueryVariables = Exact<{
  id: string | number;
}>;


export type WithdrawalQuery = { node:
    | { __typename: 'AccountSession' }
    | { __typename: 'Adjustment' }
    | { __typename: 'BrandChange' }
    | { __typename: 'Client' }
    | { __typename: 'Deposit' }
    | { __typename: 'EnrolledFactor' }
    | { __typename: 'FactorReset' }
    | { __typename: 'Feed' }
    | { __typename: 'GameSession' }
    | { __typename: 'InboundWebhook' }
    | { __typename: 'Job' }
    | { __typename: 'MoneyApproval' }
    | { __typename: 'MoneyLimitChange' }
    | { __typename: 'Operator' }
    | { __typename: 'Player' }
    | { __typename: 'PlayerCorrection' }
    | { __typename: 'PlayerNote' }
    | { __typename: 'PolicyChange' }
    | { __typename: 'RoleAssignment' }
    | { __typename: 'Round' }
    | { __typename: 'SavedView' }
    | { __typename: 'SystemJob' }
    | { __typename: 'Transaction' }
    | { __typename: 'UnmatchedWin' }
    | { __typename: 'Wallet' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
    | { __typename: 'Withdrawal', id: string, state: WithdrawalState, allowedMoves: Array<WithdrawalState> | null, method: string | null, authorisation: string | null, reason: string | null, reviewNotice: string | null, approvedBy: string | null, createdAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, steps: Array<{ __typename: 'WithdrawalStep', kind: WithdrawalStepKind, state: WithdrawalState, at: string, actor: string | null, reason: string | null, review: { __typename: 'WithdrawalReview', decision: WithdrawalReviewDecision | null, note: string | null } | null }> | null, holds: Array<{ __typename: 'WithdrawalHold', id: string, waitsFor: WithdrawalHoldSubject | null, reason: WithdrawalHoldReason | null, owner: WithdrawalHoldOwner | null, note: string | null, putBy: string | null, putAt: string | null, liftedBy: string | null, liftedAt: string | null, liftNote: string | null }> | null }
    | { __typename: 'WithdrawalHold' }
   | null };

export type AddHoldMutationVariables = Exact<{
  input: AddWithdrawalHoldInput;
}>;


export type AddHoldMutation = { addWithdrawalHold:
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'WalletNotFound' }
    | { __typename: 'WithdrawalEnded' }
    | { __typename: 'WithdrawalHoldAdded' }
   | null };

export type LiftHoldMutationVariables = Exact<{
  input: LiftWithdrawalHoldInput;
}>;


export type LiftHoldMutation = { liftWithdrawalHold:
    | { __typename: 'HoldNotOpen' }
    | { __typename: 'HoldOwnedByRisk' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'WalletNotFound' }
    | { __typename: 'WithdrawalHoldLifted' }
   | null };

export type ChargeBackMutationVariables = Exact<{
  input: ChargeBackInput;
}>;


export type ChargeBackMutation = { chargeBack:
    | { __typename: 'ChargedBack' }
    | { __typename: 'DepositMoveRefused' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type CancelWithdrawalMutationVariables = Exact<{
  input: MoveWithdrawalInput;
}>;


export type CancelWithdrawalMutation = { cancelWithdrawal:
    | { __typename: 'CurrencyMismatch' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds' }
    | { __typename: 'PaymentNotFound' }
    | { __typename: 'PaymentRefused' }
    | { __typename: 'SecondPersonNeeded' }
    | { __typename: 'WageringUnfinished' }
    | { __typename: 'WalletNotFound' }
    | { __typename: 'WithdrawalHeld' }
    | { __typename: 'WithdrawalMoveRefused' }
    | { __typename: 'WithdrawalMoved' }
   | null };

export type ProfileQueryVariables = Exact<{
  id: string | number;
}>;


export type ProfileQuery = { player: { __typename: 'Player', id: string, email: string | null, emailVerifiedAt: string | null, phone: string | null, phoneVerifiedAt: string | null, dateOfBirth: string | null, nationalId: string | null, name: { __typename: 'PersonName', first: string | null, last: string | null } | null, address: { __typename: 'Address', street: string | null, city: string | null, postalCode: string | null, region: string | null } | null, preferences: { __typename: 'Preferences', language: string | null, timeZone: string | null, oddsFormat: OddsFormat | null, theme: Theme | null, hideBalance: boolean | null, contactBy: Array<ContactChannel> | null } | null, source: { __typename: 'PlayerSource', trafficSource: string | null, campaign: string | null } | null } | null };

export type ChangesQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ChangesQuery = { player: { __typename: 'Player', id: string, changes: { __typename: 'PlayerChangeConnection', nodes: Array<{ __typename: 'PlayerChange', field: string | null, before: string | null, after: string | null, version: number | null, at: string | null, actor: string | null, channel: Channel | null, reasonCode: ReasonCode | null, reason: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type StatusHistoryQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type StatusHistoryQuery = { player: { __typename: 'Player', id: string, statusHistory: { __typename: 'PlayerStatusChangeConnection', nodes: Array<{ __typename: 'PlayerStatusChange', from: PlayerStatus | null, to: PlayerStatus | null, version: number | null, at: string | null, actor: string | null, reasonCode: ReasonCode | null, reason: string | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type CorrectionsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type CorrectionsQuery = { player: { __typename: 'Player', id: string, corrections: { __typename: 'PlayerCorrectionConnection', nodes: Array<{ __typename: 'PlayerCorrection', id: string, reason: string | null, state: CorrectionState | null, maker: string | null, checker: string | null, remark: string | null, createdAt: string | null, decidedAt: string | null, changes: Array<{ __typename: 'CorrectedField', field: string | null, before: string | null, after: string | null }> | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type RevealMutationVariables = Exact<{
  input: RevealPersonalDataInput;
}>;


export type RevealMutation = { revealPersonalData:
    | { __typename: 'PersonalDataRevealed', values: Array<{ __typename: 'RevealedValue', field: PersonalField | null, value: string | null }> | null }
    | { __typename: 'PlayerNotFound' }
   | null };

export type RoundsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RoundsQuery = { player: { __typename: 'Player', id: string, rounds: { __typename: 'RoundConnection', nodes: Array<{ __typename: 'Round', id: string, reference: string, game: string | null, openedAt: string, lastAt: string | null, closedAt: string | null, operations: number | null, staked: { __typename: 'Money', amount: string, currency: string } | null, won: { __typename: 'Money', amount: string, currency: string } | null, result: { __typename: 'Money', amount: string, currency: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type SessionsQueryVariables = Exact<{
  id: string | number;
}>;


export type SessionsQuery = { player: { __typename: 'Player', id: string, sessions: Array<{ __typename: 'AccountSession', id: string, startedAt: string | null, seenAt: string | null, expiresAt: string | null, ip: string | null, userAgent: string | null, proofs: Array<{ __typename: 'Proof', factor: Factor, at: string }> | null }> | null, factorReset: { __typename: 'FactorReset', id: string, state: FactorResetState | null, proof: IdentityProof | null, reference: string | null, reason: string | null, maker: string | null, checker: string | null, createdAt: string | null, decidedAt: string | null, dueAt: string | null, endedAt: string | null, endedBy: string | null } | null } | null };

export type EndPlayerSessionsMutationVariables = Exact<{
  input: EndPlayerSessionsInput;
}>;


export type EndPlayerSessionsMutation = { endPlayerSessions: { __typename: 'SessionsEnded', count: number } | null };

export type ProfileShortQueryVariables = Exact<{
  id: string | number;
}>;


export type ProfileShortQuery = { player: { __typename: 'Player', id: string, email: string | null, phone: string | null, dateOfBirth: string | null, emailVerifiedAt: string | null, phoneVerifiedAt: string | null, preferences: { __typename: 'Preferences', language: string | null } | null } | null };

export type TimelineQueryVariables = Exact<{
  id: string | number;
  filter?: TimelineFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TimelineQuery = { player: { __typename: 'Player', id: string, timeline: { __typename: 'TimelineEntryConnection', nodes: Array<{ __typename: 'TimelineEntry', at: string | null, kind: TimelineKind | null, actor: string | null, statusChange: { __typename: 'PlayerStatusChange', from: PlayerStatus | null, to: PlayerStatus | null, reasonCode: ReasonCode | null, reason: string | null } | null, changes: Array<{ __typename: 'PlayerChange', field: string | null, before: string | null, after: string | null, reasonCode: ReasonCode | null, reason: string | null }> | null, note: { __typename: 'PlayerNote', id: string, text: string | null } | null, consent: { __typename: 'Consent', kind: ConsentKind | null, version: string | null, given: boolean | null } | null, correction: { __typename: 'PlayerCorrection', id: string, state: CorrectionState | null, reason: string | null, remark: string | null, changes: Array<{ __typename: 'CorrectedField', field: string | null }> | null } | null, transaction: { __typename: 'Transaction', id: string, seq: number, kind: TransactionKind, game: string | null, reason: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null } | null, hold: { __typename: 'WithdrawalHold', id: string, reason: WithdrawalHoldReason | null, note: string | null, liftNote: string | null, withdrawal: { __typename: 'Withdrawal', id: string, amount: { __typename: 'Money', amount: string, currency: string } | null } | null } | null, factorReset: { __typename: 'FactorReset', id: string, state: FactorResetState | null, reason: string | null } | null, moneyApproval: { __typename: 'MoneyApproval', id: string, kind: TransactionKind, state: MoneyApprovalState, reason: string | null, decision: string | null, amount: { __typename: 'Money', amount: string, currency: string } } | null, signIn: { __typename: 'SignInEvent', outcome: string | null, factors: Array<string> | null, ip: string | null, userAgent: string | null } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type TransactionsQueryVariables = Exact<{
  id: string | number;
  filter?: TransactionFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type TransactionsQuery = { player: { __typename: 'Player', id: string, transactions: { __typename: 'TransactionConnection', nodes: Array<{ __typename: 'Transaction', id: string, seq: number, at: string, kind: TransactionKind, reference: string | null, roundReference: string | null, game: string | null, betSeq: number | null, reversalOf: number | null, actor: string | null, reason: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, legs: Array<{ __typename: 'Leg', walletNo: number, walletKind: WalletKind, contra: HouseAccount | null, amount: { __typename: 'Money', amount: string, currency: string }, reservedDelta: { __typename: 'Money', amount: string, currency: string }, balanceAfter: { __typename: 'Money', amount: string, currency: string }, reservedAfter: { __typename: 'Money', amount: string, currency: string } }> | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type StartTransactionsExportMutationVariables = Exact<{
  input: StartTransactionsExportInput;
}>;


export type StartTransactionsExportMutation = { startTransactionsExport:
    | { __typename: 'JobKeyReused', message: string }
    | { __typename: 'JobStarted', job: { __typename: 'Job', id: string } }
    | { __typename: 'TooManyJobs', message: string, most: number }
    | { __typename: 'TooManyRows', message: string, most: number, found: number }
   | null };

export type TransactionQueryVariables = Exact<{
  id: string | number;
}>;


export type TransactionQuery = { transaction: { __typename: 'Transaction', id: string, seq: number, at: string, occurredAt: string | null, kind: TransactionKind, reference: string | null, game: string | null, roundReference: string | null, actor: string | null, channel: Channel | null, ip: string | null, reason: string | null, hash: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, legs: Array<{ __typename: 'Leg', walletNo: number, walletKind: WalletKind, contra: HouseAccount | null, amount: { __typename: 'Money', amount: string, currency: string }, reservedDelta: { __typename: 'Money', amount: string, currency: string }, balanceAfter: { __typename: 'Money', amount: string, currency: string }, reservedAfter: { __typename: 'Money', amount: string, currency: string } }> | null, round: { __typename: 'Round', id: string, reference: string, openedAt: string, closedAt: string | null, operations: number | null, staked: { __typename: 'Money', amount: string, currency: string } | null, won: { __typename: 'Money', amount: string, currency: string } | null, result: { __typename: 'Money', amount: string, currency: string } | null } | null, bet: { __typename: 'Transaction', id: string, seq: number, at: string, kind: TransactionKind, amount: { __typename: 'Money', amount: string, currency: string } | null } | null, reverses: { __typename: 'Transaction', id: string, seq: number, at: string, kind: TransactionKind, amount: { __typename: 'Money', amount: string, currency: string } | null } | null } | null };

export type UnlockWalletMutationVariables = Exact<{
  input: UnlockWalletInput;
}>;


export type UnlockWalletMutation = { unlockWallet:
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'WalletNotFound' }
    | { __typename: 'WalletOpened', wallet: { __typename: 'Wallet', id: string, state: WalletState | null } }
   | null };

export type ForfeitFundsMutationVariables = Exact<{
  input: ForfeitFundsInput;
}>;


export type ForfeitFundsMutation = { forfeitFunds:
    | { __typename: 'FundsForfeited' }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type ConvertBonusMutationVariables = Exact<{
  input: ConvertBonusInput;
}>;


export type ConvertBonusMutation = { convertBonus:
    | { __typename: 'BonusConverted' }
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'PaymentRefused', reason: BarReason }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };

export type RedeemMutationVariables = Exact<{
  input: RedeemInput;
}>;


export type RedeemMutation = { redeem:
    | { __typename: 'CurrencyMismatch', expected: string, given: string }
    | { __typename: 'IdempotencyConflict' }
    | { __typename: 'InsufficientFunds', available: { __typename: 'Money', amount: string, currency: string }, shortBy: { __typename: 'Money', amount: string, currency: string } }
    | { __typename: 'PaymentRefused', reason: BarReason }
    | { __typename: 'Redeemed' }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WalletNotFound' }
   | null };


export const MoveStatusDocument = {"__meta__":{"hash":"sha256:d8a0085432b1a6f8cffbca54303280b18f53d7841c70e5a27f947827060b7c02"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MovePlayerStatusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movePlayerStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlayerStatusMoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MoveNotAllowed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExclusionStands"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TermRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"daysMin"}},{"kind":"Field","name":{"kind":"Name","value":"daysMax"}},{"kind":"Field","name":{"kind":"Name","value":"forGoodOffered"}}]}}]}}]}}]} as unknown as DocumentNode<MoveStatusMutation, MoveStatusMutationVariables>;
export const AddTagDocument = {"__meta__":{"hash":"sha256:d8f87df63c7ccb601886a0654693a8944b3d10eacdeb262f31c4460e21a33c68"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AddTagMutation, AddTagMutationVariables>;
export const RemoveTagDocument = {"__meta__":{"hash":"sha256:c14f5d970ca67e35032e23e01410510945d75b2137da030f5e70cf7d0530ac6a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RemoveTagMutation, RemoveTagMutationVariables>;
export const SetVipLevelDocument = {"__meta__":{"hash":"sha256:f1683029c59ecf20b840db0b7e606b0c03d82484fef5708e1a0a515edbe971c2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetVipLevel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetVipLevelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setVipLevel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SetVipLevelMutation, SetVipLevelMutationVariables>;
export const SetExternalIdDocument = {"__meta__":{"hash":"sha256:712cdf5c6e915d4f8a555f6df38c03757d917693599e9148aadc375a3e4d2949"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetExternalId"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetExternalIdInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setExternalId"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExternalIdTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}}]}}]}}]}}]} as unknown as DocumentNode<SetExternalIdMutation, SetExternalIdMutationVariables>;
export const AddNoteDocument = {"__meta__":{"hash":"sha256:f50a2acb2b220f6ad35387cd93fd99135a58088c0dc90b5d7a8945b79c1aad51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AddNoteMutation, AddNoteMutationVariables>;
export const AdjustBalanceDocument = {"__meta__":{"hash":"sha256:b138beeb280d65e2074aecfc8287b4c38db9c6fee9979660c75307b554a67587"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustBalance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustBalanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustBalanceMutation, AdjustBalanceMutationVariables>;
export const GrantFundsDocument = {"__meta__":{"hash":"sha256:78f3717e7d48bd7b4d5b58195eed52ccd187155561592fa9b814cf89ae60f47e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GrantFunds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GrantFundsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantFunds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<GrantFundsMutation, GrantFundsMutationVariables>;
export const RequestCorrectionDocument = {"__meta__":{"hash":"sha256:f1366442d608627e0546cee044f3037ae647a5e37bd08182271992a055e44380"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EmailTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsernameTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}}]}}]}}]} as unknown as DocumentNode<RequestCorrectionMutation, RequestCorrectionMutationVariables>;
export const RequestFactorResetDocument = {"__meta__":{"hash":"sha256:28d64302f6dc0a7bc3c4ab9b981d61ee14f03f3abf5f2c19dfe6b6305c178693"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestFactorReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestFactorResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestFactorReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FactorResetPaused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"possibleFrom"}}]}}]}}]}}]} as unknown as DocumentNode<RequestFactorResetMutation, RequestFactorResetMutationVariables>;
export const ContactChannelsDocument = {"__meta__":{"hash":"sha256:94590c4eeba97ec49595e5e2d252cf0ea318e5758b207a6fe2d29d332eadcd2d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactChannels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"contactBy"}}]}}]}}]}}]} as unknown as DocumentNode<ContactChannelsQuery, ContactChannelsQueryVariables>;
export const UpdateProfileDocument = {"__meta__":{"hash":"sha256:0f516ba1e3ed97a243199a88538c0c7115e0952ff7c75006cb1c899282dc5410"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProtectedFields"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fields"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const RecordDepositDocument = {"__meta__":{"hash":"sha256:90c200fc0bd275bf450df415d91128d8fc9094dfe96357706da93ba904d77ebc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordDeposit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordDepositInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordDeposit"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]} as unknown as DocumentNode<RecordDepositMutation, RecordDepositMutationVariables>;
export const RequestWithdrawalDocument = {"__meta__":{"hash":"sha256:c172ba5163096e5dd6da121df59bedcbe45af9dec48fcbc9167c1faf65240c7d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]} as unknown as DocumentNode<RequestWithdrawalMutation, RequestWithdrawalMutationVariables>;
export const TakeCommissionDocument = {"__meta__":{"hash":"sha256:46e60efdab016429825a19bc30fad8754602ea5379c3e4d18d5a675f1b990b24"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeCommission"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TakeCommissionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"takeCommission"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]} as unknown as DocumentNode<TakeCommissionMutation, TakeCommissionMutationVariables>;
export const AuditDocument = {"__meta__":{"hash":"sha256:d921af9e9e973991c876b75cc097440ff7cb0c22a8b68386eb876cb9e702fafc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Audit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEntries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"playerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"correlationId"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AuditQuery, AuditQueryVariables>;
export const BalancesDocument = {"__meta__":{"hash":"sha256:0427de72a610c0a60281df8a1e697e7de3a78ec0400727e8eee6d7bb8d370973"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Balances"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balanceHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"walletKind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"opening"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"closing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BalancesQuery, BalancesQueryVariables>;
export const DailyPlayDocument = {"__meta__":{"hash":"sha256:02c5a326b992adb4a725a2acf1a154bc50834be337d012c9b67d3965473aa2f5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DailyPlay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PeriodInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"dailyPlay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"bets"}},{"kind":"Field","name":{"kind":"Name","value":"stakes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wins"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DailyPlayQuery, DailyPlayQueryVariables>;
export const ConsentsDocument = {"__meta__":{"hash":"sha256:4b7c718e6df8cb2b725ae46f22b5299874dd6a5be9859bf87415282eaedb5973"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Consents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"brand"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketingChannels"}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"contactBy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"brand"},"value":{"kind":"Variable","name":{"kind":"Name","value":"brand"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}}]}}]} as unknown as DocumentNode<ConsentsQuery, ConsentsQueryVariables>;
export const RecordConsentDocument = {"__meta__":{"hash":"sha256:43563387e08fdf4d2e4e482fed2485a05513f1a202d435b35f172a54062b09cd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordConsentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<RecordConsentMutation, RecordConsentMutationVariables>;
export const NotesDocument = {"__meta__":{"hash":"sha256:0b2e2b0bd4e9b7d1d6735037cb11389ade315e64eff5a113458285db0ec98c4d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Notes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"notes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NotesQuery, NotesQueryVariables>;
export const PlayerDocument = {"__meta__":{"hash":"sha256:8b04c5f2631da4c9a9827358be1a7449e70fb453502a304e3f02fdf15861ccf7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Player"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"first"}},{"kind":"Field","name":{"kind":"Name","value":"last"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusSince"}},{"kind":"Field","name":{"kind":"Name","value":"statusReason"}},{"kind":"Field","name":{"kind":"Name","value":"statusOwners"}},{"kind":"Field","name":{"kind":"Name","value":"excludedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"vipLevel"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"mayBet"}},{"kind":"Field","name":{"kind":"Name","value":"mayDeposit"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<PlayerQuery, PlayerQueryVariables>;
export const ReviewsDocument = {"__meta__":{"hash":"sha256:f6e3caa14a00b2d464fd1af3c26a70f0d1b6809e53f0eb8b07b4b28c1adb8f73"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reviews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"reviewNotice"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReviewsQuery, ReviewsQueryVariables>;
export const StatusChangedDocument = {"__meta__":{"hash":"sha256:f5ecdb787f34944e7a1ca62a9e2ed8b80c34bc7728dc0cd54a75e19103363051"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StatusChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"playerStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"playerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusSince"}},{"kind":"Field","name":{"kind":"Name","value":"excludedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}}]}}]}}]} as unknown as DocumentNode<StatusChangedSubscription, StatusChangedSubscriptionVariables>;
export const WalletsDocument = {"__meta__":{"hash":"sha256:53414120c00dc9a84fd3706c53852867e8cda8a8b0dfeade7d16255a4fca7483"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Wallets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"no"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reserved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"spinsLeft"}},{"kind":"Field","name":{"kind":"Name","value":"unit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WalletsQuery, WalletsQueryVariables>;
export const WalletsChangedDocument = {"__meta__":{"hash":"sha256:78b5fde4d74e70e8275c8add923562b5934bdd2b34d7b4a72fb39b7164244228"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WalletsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"walletChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"playerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"coalesce"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"playerId"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"fresh"}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"no"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reserved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"spinsLeft"}}]}}]}}]}}]} as unknown as DocumentNode<WalletsChangedSubscription, WalletsChangedSubscriptionVariables>;
export const DepositsOfPlayerDocument = {"__meta__":{"hash":"sha256:cb37092e400db25d44d0661bdf2c22dc40213a7fce185d490dd33e142bcb8d25"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepositsOfPlayer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"authorisation"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DepositsOfPlayerQuery, DepositsOfPlayerQueryVariables>;
export const WithdrawalsDocument = {"__meta__":{"hash":"sha256:79c9d5eb7397ab879c5da547aa5390fbc9eb2e1cb9b4146d301a5dcefdfbd479"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Withdrawals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawalsQuery, WithdrawalsQueryVariables>;
export const WithdrawalDocument = {"__meta__":{"hash":"sha256:9eb418e228fcf56f79606b451204ac55f621e36eae6960957647c355a36cfdd5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Withdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Withdrawal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"authorisation"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"reviewNotice"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"putBy"}},{"kind":"Field","name":{"kind":"Name","value":"putAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedBy"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftNote"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawalQuery, WithdrawalQueryVariables>;
export const AddHoldDocument = {"__meta__":{"hash":"sha256:e857a084cc795e0bde97e861688556429c481f0360471256ee232ecc60f9b2fb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddWithdrawalHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addWithdrawalHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AddHoldMutation, AddHoldMutationVariables>;
export const LiftHoldDocument = {"__meta__":{"hash":"sha256:b160eeac1cf95024c34158a019faa25c1142d8f2841d81167c8d9cb55e6ff9dd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LiftHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LiftWithdrawalHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liftWithdrawalHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<LiftHoldMutation, LiftHoldMutationVariables>;
export const ChargeBackDocument = {"__meta__":{"hash":"sha256:9be3ee5752b00c8cb4fe8da0b2dea6e1440f9195cbf9e3c5139bd23d206732f3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChargeBack"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChargeBackInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chargeBack"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChargeBackMutation, ChargeBackMutationVariables>;
export const CancelWithdrawalDocument = {"__meta__":{"hash":"sha256:458f330cc278b651afb156f42187208665537ef8c4955f04d3b2a305c96dcf38"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<CancelWithdrawalMutation, CancelWithdrawalMutationVariables>;
export const ProfileDocument = {"__meta__":{"hash":"sha256:766d6c88114e73378350393133ad250693c47386b5ebbe71aad64e064bfb34d2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Profile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"phoneVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"nationalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"first"}},{"kind":"Field","name":{"kind":"Name","value":"last"}}]}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"oddsFormat"}},{"kind":"Field","name":{"kind":"Name","value":"theme"}},{"kind":"Field","name":{"kind":"Name","value":"hideBalance"}},{"kind":"Field","name":{"kind":"Name","value":"contactBy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"trafficSource"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"}}]}}]}}]}}]} as unknown as DocumentNode<ProfileQuery, ProfileQueryVariables>;
export const ChangesDocument = {"__meta__":{"hash":"sha256:122c34bdd2ff2386fadc714423243497255dc1a854a0e4c71bc586240fe800aa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"reasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const StatusHistoryDocument = {"__meta__":{"hash":"sha256:789a61106269939ce47a268f27df7f6e53bbd7753bc0374ac9c281bf577c5134"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StatusHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statusHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StatusHistoryQuery, StatusHistoryQueryVariables>;
export const CorrectionsDocument = {"__meta__":{"hash":"sha256:a6c2100c12658698e5894c79617c5ebd7182269d34b9fb2a96bef49e8e3fd076"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Corrections"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"corrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CorrectionsQuery, CorrectionsQueryVariables>;
export const RevealDocument = {"__meta__":{"hash":"sha256:edc6582941530a49b909f77ce6e3f5e414acd3c5469098ca5f59ae87a4b7f52e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reveal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevealPersonalDataInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revealPersonalData"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PersonalDataRevealed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RevealMutation, RevealMutationVariables>;
export const RoundsDocument = {"__meta__":{"hash":"sha256:f9d5c86f32a5ddc2cf7a9bff924b8ce7625bf2b168df71f7dffb287f18f21ff0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rounds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rounds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"staked"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"won"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RoundsQuery, RoundsQueryVariables>;
export const SessionsDocument = {"__meta__":{"hash":"sha256:0039e2605b23d95219ccb8dd5572069a52819e7a266283bf66142b85445560d9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"seenAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"proofs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"factorReset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"proof"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}}]}}]}}]}}]} as unknown as DocumentNode<SessionsQuery, SessionsQueryVariables>;
export const EndPlayerSessionsDocument = {"__meta__":{"hash":"sha256:0d499ad51f45a1a754310a89f352f417b734032909f1d185c8c537ba7ae6d6ee"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndPlayerSessions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndPlayerSessionsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endPlayerSessions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<EndPlayerSessionsMutation, EndPlayerSessionsMutationVariables>;
export const ProfileShortDocument = {"__meta__":{"hash":"sha256:5ffd594baa849db261511f2d117da109fcf1a312479fd20b0e80b961dfabec28"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProfileShort"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"phoneVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}}]}}]}}]} as unknown as DocumentNode<ProfileShortQuery, ProfileShortQueryVariables>;
export const TimelineDocument = {"__meta__":{"hash":"sha256:26e6a23ea54d13beb830f7c05bb7d8c3950154f8f2bcc3ab04a2e620e542b5fd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Timeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"statusChange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"reasonCode"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"consent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"remark"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"liftNote"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"factorReset"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"moneyApproval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"signIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"factors"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TimelineQuery, TimelineQueryVariables>;
export const TransactionsDocument = {"__meta__":{"hash":"sha256:4d25e01dd45db152b04ad41958b13ceb6afc7fbf92fc29a6958d6058da2a0899"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Transactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TransactionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"player"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"walletNo"}},{"kind":"Field","name":{"kind":"Name","value":"walletKind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reservedDelta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reservedAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contra"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"roundReference"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"betSeq"}},{"kind":"Field","name":{"kind":"Name","value":"reversalOf"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<TransactionsQuery, TransactionsQueryVariables>;
export const StartTransactionsExportDocument = {"__meta__":{"hash":"sha256:0a40b6dc5658eaa857a41922d5b4d9f001e33637c297feab880a061cd0816ad1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartTransactionsExport"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartTransactionsExportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startTransactionsExport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobStarted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyJobs"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManyRows"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"most"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JobKeyReused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartTransactionsExportMutation, StartTransactionsExportMutationVariables>;
export const TransactionDocument = {"__meta__":{"hash":"sha256:e8671e9b369a3e39dcaa80a8dc99b0d2aa1a44b8deac40a1c678b415103b13e5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Transaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"walletNo"}},{"kind":"Field","name":{"kind":"Name","value":"walletKind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reservedDelta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reservedAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"contra"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"roundReference"}},{"kind":"Field","name":{"kind":"Name","value":"round"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operations"}},{"kind":"Field","name":{"kind":"Name","value":"staked"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"won"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reverses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}}]}}]}}]} as unknown as DocumentNode<TransactionQuery, TransactionQueryVariables>;
export const UnlockWalletDocument = {"__meta__":{"hash":"sha256:c0bfe9c7db94b5aca18110fa8e880ef9ea08efad87927e88dd25ba1ce8f559fd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlockWallet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlockWalletInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlockWallet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalletOpened"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UnlockWalletMutation, UnlockWalletMutationVariables>;
export const ForfeitFundsDocument = {"__meta__":{"hash":"sha256:b7e00a604330702bb37ec7dc5fb1a38b4e12dfa975bcbb01bb519409ad13a978"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ForfeitFunds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForfeitFundsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forfeitFunds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ForfeitFundsMutation, ForfeitFundsMutationVariables>;
export const ConvertBonusDocument = {"__meta__":{"hash":"sha256:23c705fc71d9dbaf5e7f0b06940176ffd362e9c2c0889dacfad93a9ee971627a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConvertBonus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConvertBonusInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"convertBonus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConvertBonusMutation, ConvertBonusMutationVariables>;
export const RedeemDocument = {"__meta__":{"hash":"sha256:201395c7f8c346cf2d1e9f60c0b5ffbf67f33f590850f1b7e231adf4b041c0da"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Redeem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedeemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientFunds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shortBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyMismatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RedeemMutation, RedeemMutationVariables>;