"""Texts of the enums of players."""

from schema.descriptions import describe_enum

describe_enum(
    "PlayerStatus",
    "What a player may do in general. Money can be withdrawn in every status",
    PENDING="Registered, and not yet verified as the jurisdiction wants: no bets, no deposits",
    ACTIVE="Bets and deposits, as far as the conditions of play are met",
    DORMANT="Not seen for long: no bets and no deposits until the player is back",
    COOLING_OFF="On a short break that the player takes; it ends by itself",
    SUSPENDED="Barred by the casino until a reason is settled; cannot sign in",
    SELF_EXCLUDED="Barred by themself, for a term or for good; can sign in to withdraw",
    CLOSED="The player's account is closed; cannot sign in",
)
describe_enum(
    "ReasonCode",
    "Why something about a player was changed",
    REGISTERED="The registration itself",
    VERIFIED="The player was checked, and passed",
    PLAYER_REQUEST="The player asked for it",
    CORRECTION="It was wrong before",
    INACTIVITY="The player was not seen for long",
    RETURNED="A dormant player came back",
    TERM_ENDED="The term of an exclusion or cooling-off is over",
    RESPONSIBLE_GAMING="To protect the player from harm by play",
    EXCLUSION_REGISTER="A public register of exclusions has the player",
    FRAUD_SUSPECTED="Signs of fraud",
    DUPLICATE_ACCOUNT="The same person has another player at the brand",
    TERMS_BREACHED="The player broke the brand's terms",
    SECURITY="To protect the account, such as after a theft of its password",
    REGULATOR="A regulator or court ordered it",
    APPEAL_UPHELD="The player objected to an earlier decision and was right",
    OTHER="None of these: the reason stands in words",
)
describe_enum(
    "ConditionOfPlay",
    "What must be met besides the status before a player may bet or deposit; jurisdictions choose some",
    EMAIL="The e-mail address is verified",
    PHONE="The phone number is verified",
    TERMS="The versions in force of the brand's texts are agreed to",
    IDENTITY="A move from PENDING to ACTIVE has verified who the player is",
)
describe_enum(
    "StatusOwner",
    "Who stands behind a restricting status, and so who may lift it",
    SUPPORT="Support; lifted by support, risk or compliance",
    RISK="Risk, or a suspicion of fraud, theft or a second player; lifted by risk or compliance",
    COMPLIANCE="Compliance, or responsible gaming; lifted by compliance",
    REGULATOR="A regulator, court or exclusion register; lifted by compliance",
    PLAYER="The player's own wish; lifted by compliance",
    SYSTEM="Croupier itself; lifted by support, risk or compliance",
)
describe_enum(
    "VerifiableContact",
    "What a code is sent to, to verify it",
    EMAIL="The player's e-mail address",
    PHONE="The player's phone number, by text message",
)
describe_enum(
    "ContactChannel",
    "A channel of marketing, each with an opt-in of its own",
    EMAIL="To the e-mail address",
    SMS="A text message to the phone number",
    PUSH="A notification of the player's app",
    PHONE="A call to the phone number",
    POST="A letter to the address",
)
describe_enum(
    "OddsFormat",
    "How odds are shown to the player",
    DECIMAL="What a stake of 1 returns, stake included: 2.50",
    FRACTIONAL="Profit to stake: 3/2",
    AMERICAN="Profit on 100, or, negative, the stake for a profit of 100: +150",
)
describe_enum(
    "Theme",
    "The colour scheme of the player's front end",
    SYSTEM="Whatever the player's device uses",
    LIGHT="Dark text on a light ground",
    DARK="Light text on a dark ground",
)
describe_enum(
    "ConsentKind",
    "What a player is asked to agree to; marketing has opt-ins per channel instead",
    TERMS="The terms and conditions",
    PRIVACY="The privacy notice",
    COOKIES="Cookies that are not strictly needed",
    PROFILING="Being profiled",
)
describe_enum(
    "RegistrationComplaint",
    "What speaks against a registration",
    REQUIRED="The jurisdiction requires this field",
    INVALID="The field's value cannot be taken",
    UNDER_AGE="Too young by the rules of the jurisdiction",
    CONSENT_REQUIRED="A text in force must be agreed to",
    NOT_OFFERED="Registration is not offered there",
    BUSY="Too many registrations at once: the only one worth a retry",
)
describe_enum(
    "BrandChangeState",
    "Where a new brand, or a change of one, stands",
    PENDING="Waits for another operator",
    APPROVED="Another operator agreed: it is in force",
    REJECTED="Refused: nothing came of it",
)
describe_enum(
    "CorrectionState",
    "Where a correction of a player stands",
    PENDING="Waits for another operator",
    APPROVED="Another operator agreed: the player is corrected",
    REJECTED="Refused: the player is as before",
)
describe_enum(
    "TimelineKind",
    "What happened to a player",
    STATUS_MOVED="The status was moved",
    PROFILE_CHANGED="Fields of the profile, tags or the VIP level were changed",
    NOTE_ADDED="A note was stored",
    CONSENT_RECORDED="An answer to a text was recorded",
    CORRECTION_REQUESTED="A correction was asked for",
    CORRECTION_DECIDED="A correction was approved or rejected",
    PLAY="A bet or a win",
    TRANSACTION="Any other transaction: a deposit, a withdrawal, an adjustment, a rollback",
    HOLD_PUT="A withdrawal was held",
    HOLD_LIFTED="A hold of a withdrawal was lifted",
    SIGNED_IN="The player signed in",
    SIGN_IN_FAILED="An attempt to sign in failed",
    SESSION_ENDED="Sessions were ended before their time, by the player or an operator",
    FACTOR_RESET_REQUESTED="An operator asked for the removal of the player's factors",
    FACTOR_RESET_APPROVED="Another operator approved it: the player is told, and may object",
    FACTOR_RESET_ENDED="It was carried out, refused or objected to, or it lapsed",
    MONEY_APPROVAL_REQUESTED="An operator wanted to move more than one person may",
    MONEY_APPROVAL_DECIDED="Another operator approved or rejected it",
)
