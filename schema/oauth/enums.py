"""Texts of the enums of OAuth."""

from schema.descriptions import describe_enum

describe_enum(
    "ClientKind",
    "What a program is, which decides how it authenticates and which grant types it uses",
    BROWSER="Runs in a browser: signs players in and cannot keep a secret",
    NATIVE="Runs on a phone or computer: signs players in and cannot keep a secret",
    WEB="Runs on a server: signs players in, and has a secret",
    SERVICE="Acts in its own name by its secret, with roles of its own",
)
describe_enum(
    "ClientScope",
    "What a program may ask for on behalf of a player",
    OPENID="Who signed in, as an id token",
    PROFILE="The player's profile claims",
    EMAIL="The player's e-mail address",
    PLAYER="To act for the player; without it a program only learns who signed in",
)
