"""The QR code of an enrolment, read as an app would read it."""

from __future__ import annotations

import asyncpg
import pyotp
import pytest

from domain.identity.factors.totp import ACCOUNT_CHARS_MAX, ISSUER_CHARS_MAX, TotpBegun, address_for_apps
from domain.identity.model import Account, Factor
from domain.shared.actor import ActorKind
from domain.shared.ids import new_id
from resolvers.identity.factors import qr_code
from tests.application import Application, add_brand
from tests.identity.cookie_callers import a_cookie_caller, an_accountant
from tests.identity.factors.qr_reader import SVG, svg_of, text_of

BRAND = "named-in-apps"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NAMES = ["anna", "Zoë & <b>'\"", "日本語の名前", "?secret=A&issuer=B", "a/b#c%3Ad"]


def begun(display: str, issuer: str = "Casino") -> TotpBegun:
    return TotpBegun(SECRET, address_for_apps(SECRET, issuer, display))


@pytest.mark.parametrize("name", NAMES)
def test_the_qr_code_says_the_address(name: str) -> None:
    enrolment = begun(name, issuer=name)
    read = pyotp.parse_uri(text_of(qr_code(enrolment)))
    assert text_of(qr_code(enrolment)) == enrolment.uri
    assert (read.secret, read.name, read.issuer) == (SECRET, name, name)


@pytest.mark.parametrize("letter", ["a", "é", "場", "🎰"])
def test_names_are_cut_so_that_the_code_can_be_read_in_every_script(letter: str) -> None:
    enrolment = begun(letter * 254, issuer=letter * 100)
    read = pyotp.parse_uri(text_of(qr_code(enrolment)))
    assert (read.name, read.issuer) == (letter * ACCOUNT_CHARS_MAX, letter * ISSUER_CHARS_MAX)


def test_colons_and_lines_in_names_do_not_move_the_border_between_them() -> None:
    read = pyotp.parse_uri(begun("anna:root", issuer="Casino: Royal\nPalace").uri)
    assert (read.name, read.issuer) == ("anna root", "Casino Royal Palace")


def test_the_picture_is_drawn_without_styles_scripts_and_addresses() -> None:
    svg = svg_of(qr_code(begun("anna")))
    assert {each.tag for each in svg.iter()} == {f"{SVG}svg", f"{SVG}path"}
    assert {name for each in svg.iter() for name in each.attrib} == {"viewBox", "fill", "stroke", "d"}
    assert svg[0].attrib["fill"] == "#fff"


async def test_apps_and_passkeys_show_the_name_of_the_brand(application: Application, redis_url: str) -> None:
    account = Account(new_id(), ActorKind.PLAYER, BRAND, "jane")
    await add_brand(application.database_url, BRAND)
    owner = await asyncpg.connect(application.database_url)
    await owner.execute("update players.brand set name = 'Lucky: Casino & Söhne' where id = $1", BRAND)
    await owner.close()
    caller = await a_cookie_caller(application, redis_url, account)
    app = await caller.outcome_of("mutation { it: enrolTotp { ... on TotpBegun { uri } } }")
    assert pyotp.parse_uri(app["uri"]).issuer == "Lucky Casino & Söhne"
    key = await caller.outcome_of("mutation { it: enrolPasskey { ... on PasskeyBegun { options } } }")
    assert key["options"]["rp"]["name"] == "Lucky: Casino & Söhne"


async def test_enrolment_gives_the_qr_code_of_its_address(application: Application, redis_url: str) -> None:
    caller = await an_accountant(application, redis_url, Factor.TOTP)
    document = "mutation { it: enrolTotp { ... on TotpBegun { secret uri qrCode } } }"
    outcome = await caller.outcome_of(document)
    assert text_of(outcome["qrCode"]) == outcome["uri"]
    assert pyotp.parse_uri(outcome["uri"]).secret == outcome["secret"]
