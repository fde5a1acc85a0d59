"""`make screenshots` leaves no address out."""

from __future__ import annotations

import re

from tests.console.pages_of_the_build import SRC
from tests.console.pictures import pictures
from tests.console.screenshots import FIRST_IDS


def test_every_address_is_pictured() -> None:
    patterns = re.findall(r"^  \w+: '(.+)',$", (SRC / "paths.ts").read_text(), re.MULTILINE)
    pictured = {re.split(r"[?#]", each.address)[0] for each in pictures()}
    assert patterns
    assert set(patterns) - pictured == set()


def test_every_picture_has_a_name_of_its_own_and_a_thing_to_show() -> None:
    names = [each.name for each in pictures()]
    assert len(names) == len(set(names))
    things = {each.address.partition("?")[0] for each in pictures() if "$" in each.address}
    assert things == set(FIRST_IDS)
