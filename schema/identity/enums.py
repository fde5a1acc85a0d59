"""Texts of the enums of identity."""

from schema.descriptions import describe_enum

describe_enum(
    "Factor",
    PASSWORD="What the person knows",  # noqa: S106 - the name of a factor
    TOTP="A code of an authenticator app",
    SMS="A code by text message; players only",
    PASSKEY="A passkey or hardware key",
    RECOVERY_CODE="One of the codes made with the first factor, each good once",
    EMAIL="A code by e-mail, where there is no second factor and too many attempts failed",
    SSO="Sign-in at another identity provider",
    LOCAL="Access to the command line of the installation",
)
describe_enum(
    "FactorComplaint",
    NO_ACCOUNT="The caller has no account that factors belong to, such as a service",
    NOT_FOR_YOU="Your kind of account cannot have this factor",
    NOT_BEGUN="There is nothing to confirm: it was not begun, or too long ago",
    WRONG="The code or answer is wrong",
    TOO_MANY="You have as many of this kind as there may be",
    TAKEN="This passkey is enrolled already",
    NOTHING_ENROLLED="Without a second factor there is nothing to recover",
    NOT_SENT="No message can be sent now",
    BAD_NUMBER="This is no phone number that messages go to",
)
describe_enum(
    "PasswordObjection",
    "Why a new password is not allowed",
    TOO_SHORT="Fewer characters than `charactersMin`",
    TOO_LONG="More than 256 characters",
    NOT_TEXT="It holds what is no character, such as half of a surrogate pair",
    LIKE_THE_LOGIN="It holds the login, the e-mail address or the name of the brand",
    BREACHED="It is known from breaches of other sites",
)
describe_enum(
    "IdentityProof",
    DOCUMENT_SEEN="An identity document was sent and looked at",
    VIDEO_CALL="The player was seen with their document in a call",
    KNOWN_QUESTIONS="The player answered what only they can know",
    IN_PERSON="The player came in person",
)
describe_enum(
    "FactorResetState",
    PENDING="Another operator has to approve it",
    WAITING="It is approved; the player is told and may object until it is due",
    COMPLETED="Factors, recovery codes and password were removed",
    REJECTED="An operator refused it",
    OBJECTED="The player objected",
    LAPSED="It was not carried out: one of the two operators may no longer do their part",
)
