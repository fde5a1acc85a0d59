"""Texts of the enums of wallets."""

from schema.descriptions import describe_enum

describe_enum(
    "WalletKind",
    "What sort of money a wallet holds",
    REAL="What the player owns and may withdraw",
    BONUS="Given under conditions; one wallet per grant",
    FREE_SPINS="The value of the spins left; each costs the wallet's fixed unit",
    TOURNAMENT="Chips of a tournament",
    POINTS="Loyalty points, which are not money",
)
describe_enum(
    "WalletState",
    "Whether a wallet takes bets. Wins, rollbacks and corrections are taken in every state",
    OPEN="Takes everything",
    LOCKED="No bets and no withdrawals until an operator unlocks it: it went below zero",
    CLOSED="No bets and no payments any more",
)
describe_enum(
    "TransactionKind",
    "What was done to the player's money",
    DEPOSIT="A deposit was settled",
    BET="A stake was put into a round",
    WIN="A round paid; zero where it was lost",
    ROLLBACK="A bet was taken back completely",
    ROUND_CLOSE="A round was closed; nothing moves",
    TOMBSTONE="A rollback that came before its bet, which will never debit",
    WITHDRAWAL_REQUEST="Money was reserved for a withdrawal",
    WITHDRAWAL_PAID="Reserved money was paid out",
    WITHDRAWAL_RELEASE="Reserved money is available again: the withdrawal was rejected or cancelled",
    ADJUSTMENT="A person corrected the balance",
    COMMISSION="A commission was taken",
    CHARGEBACK="A bank took a settled deposit back",
    REVERSAL="An earlier transaction was undone",
    BONUS_GRANT="Bonus money was granted",
    BONUS_FORFEIT="What was left of a grant was taken back",
    BONUS_CONVERSION="Bonus money became real money",
    AWARD="Free spins, tournament chips or points were granted",
    PROMO_WIN="A win of a promotion, which no bet answers to",
    JACKPOT_WIN="A win of a jackpot",
    TOURNAMENT_WIN="A prize of a tournament",
    TAX="Tax was withheld",
    REDEMPTION="Points or tournament chips were spent",
)
describe_enum(
    "HouseAccount",
    "The casino's counterpart of legs: what it gave to a wallet or took from it",
    NONE="None: nothing moved",
    PAYMENTS_IN_TRANSIT="Money on its way between the player and the payment providers",
    GAMING_REVENUE="Stakes and wins",
    BONUS_COST="What was granted",
    BONUS_FORFEITED="Bonus money that was forfeited",
    BONUS_ABOVE_MAXIMUM="What of a completed bonus was more than its terms convert",
    BONUS_STICKY_PART="What was granted of a completed sticky bonus: only what was won with it converts",
    TOURNAMENT_PRIZES="Chips granted and prizes paid",
    POINTS_ISSUED="Points granted and spent",
    JACKPOT_POOL="What jackpots paid",
    COMMISSION="Commissions",
    TAX="Taxes withheld",
    ADJUSTMENTS="Corrections by hand",
    CHARGEBACKS="Deposits that banks took back",
    CONVERSION="Passed through by conversions: nets to zero inside each",
)
describe_enum(
    "WinKind",
    "Why a win is paid",
    BET="The result of a bet",
    PROMO="A promotion; needs no bet",
    JACKPOT="A jackpot; needs no bet",
    TOURNAMENT="A prize of a tournament; needs no bet",
)
describe_enum(
    "Funding",
    "Which wallets pay a stake, in which order",
    REAL_FIRST="Real money, then bonus money",
    BONUS_FIRST="Bonus money, then real money",
    REAL_ONLY="Real money alone",
    WALLET="The wallet that the bet names alone: free spins, chips or one bonus",
)
describe_enum(
    "BalanceView",
    "Which balance a replayed answer shows",
    STORED="As it was right after the transaction",
    CURRENT="As it is now",
)
describe_enum(
    "BarReason",
    "Why a player may not bet or deposit now",
    SUSPENDED="Suspended by the casino",
    SELF_EXCLUDED="Excluded by themself",
    COOLING_OFF="On a break",
    CLOSED="The player's account is closed",
    NOT_VERIFIED="E-mail address, phone or identity are not verified as required",
    LIMIT_REACHED="A limit of the player is reached",
    PENDING="The registration is not verified yet",
    WALLET_LOCKED="The wallet went below zero and waits for an operator",
    WALLET_CLOSED="The wallet is closed",
    WRONG_STAKE="The wallet takes only its fixed stake",
    COUNTRY="Not from the player's country",
    SESSION_LIMIT="The time of play is used up",
    DORMANT="Not seen for long",
    TERMS="The terms in force are not agreed to",
)
describe_enum(
    "DepositState",
    "Where a deposit stands; only SETTLED credits the wallet",
    INITIATED="Begun, and nothing is known of the payment",
    AUTHORISED="The payment provider promised the money",
    SETTLED="The money is there, and credited",
    DECLINED="Refused: no money came",
    CHARGED_BACK="A bank took the money back, and the wallet was debited",
)
describe_enum(
    "WithdrawalState",
    "Where a withdrawal stands; its money is reserved until PAID, REJECTED or CANCELLED",
    REQUESTED="Waits for a decision",
    APPROVED="Agreed to, and not paid yet",
    IN_DOUBT="The payment provider has not said whether it paid",
    PAID="The money is gone to the player",
    REJECTED="Refused: the money is available again",
    CANCELLED="Taken back before the decision: the money is available again",
)
describe_enum(
    "WithdrawalStepKind",
    "What a step of a withdrawal was",
    MOVED="It came into another state",
    HOLD_ADDED="A hold was put",
    HOLD_LIFTED="A hold was lifted, by an operator or by the end of the withdrawal",
    RISK_CHECKED="Risk looked at it",
)
describe_enum(
    "WithdrawalHoldReason",
    "Why a withdrawal is held",
    SOURCE_OF_FUNDS="Waits for proof of where the money came from; risk's",
    IDENTITY="Waits for proof of who the player is",
    PAYMENT_METHOD_OWNERSHIP="Waits for proof that the payment method is the player's",
    FRAUD_REVIEW="Fraud is suspected; risk's",
    BONUS_REVIEW="The use of bonus money is looked at",
    RESPONSIBLE_GAMBLING="The player's protection is looked at; risk's",
    RISK_REVIEW="Waits for risk's check, or was refused by it; a check that is passed lifts it",
    OTHER="Another reason, which the note tells",
)
describe_enum(
    "WithdrawalHoldOwner",
    "Who stands behind a hold",
    PAYMENTS="Payments: all who may hold withdrawals lift it",
    RISK="Risk put it, or its reason is risk's: only risk lifts it",
)
describe_enum(
    "WithdrawalHoldSubject",
    "What a held withdrawal waits for, as far as support may know",
    SOURCE_OF_FUNDS="Proof of where the money came from",
    IDENTITY="Proof of who the player is",
    PAYMENT_METHOD="Proof that the payment method is the player's",
    REVIEW="A review; which one, only those who may read the reason know",
)
describe_enum(
    "WithdrawalReviewDecision",
    "What risk found when it looked at a withdrawal",
    PASSED="Nothing against it: holds for RISK_REVIEW are lifted, others stand",
    REFUSED="It must not go on: a hold for RISK_REVIEW is put",
)
describe_enum(
    "TransactionMove",
    "What can be done to a transaction",
    REVERSE="A new transaction undoes it, once: `Mutation.reverseTransaction`",
)
describe_enum(
    "AdjustmentState",
    "Where an adjustment above its currency's threshold stands",
    PENDING="Waits for a second operator",
    APPLIED="Agreed to: the balance is corrected",
    REJECTED="Refused: nothing moved",
)
describe_enum(
    "MoneyApprovalState",
    "Where an operation, or a change of a limit, that takes two people stands",
    PENDING="Waits for a second operator",
    APPROVED="Agreed to. An operation has not run yet; its maker sends it again within 24 hours",
    REJECTED="Refused: nothing moved, or the limit stays",
    USED="The approved operation was carried out",
)
describe_enum(
    "MoneyLimitScope",
    "What a limit counts; each is counted apart",
    BY_HAND="Deposits, adjustments, awards and corrections: all that a person moves but withdrawals",
    WITHDRAWAL="Withdrawals that a person approves, or pays without another's approval",
)
