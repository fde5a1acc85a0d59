"""Merges the shipped catalogue into the stored policy, as a package manager merges configuration.

Three sides: what was shipped last, what is shipped now, and what is in force. What is newly shipped comes,
what is no longer shipped is deleted, what operators removed stays removed, what they added stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

Rule = tuple[str, ...]
"""Kind (``p`` or ``g``) and values of a rule."""

_WIDTH = 6

_IN_FORCE = text("select id, ptype, v0, v1, v2, v3, v4 from identity.casbin_rule where not is_custom")
_LAST = text("select ptype, v0, v1, v2, v3, v4 from identity.shipped_rule")
_HOUSE_ROLES = text("select distinct name from identity.role")
_ADD = text(
    "insert into identity.casbin_rule (ptype, v0, v1, v2, v3, v4, is_custom)"
    " select ptype, v0, v1, v2, nullif(v3, ''), nullif(v4, ''), false from unnest("
    " cast(:c0 as text[]), cast(:c1 as text[]), cast(:c2 as text[]),"
    " cast(:c3 as text[]), cast(:c4 as text[]), cast(:c5 as text[])) as new (ptype, v0, v1, v2, v3, v4)"
    " on conflict do nothing"
)
_DROP = text("delete from identity.casbin_rule where id = any (:ids)")
_FORGET = text("delete from identity.shipped_rule")
_REMEMBER = text(
    "insert into identity.shipped_rule select * from unnest("
    " cast(:c0 as text[]), cast(:c1 as text[]), cast(:c2 as text[]),"
    " cast(:c3 as text[]), cast(:c4 as text[]), cast(:c5 as text[]))"
)


class RoleTakenError(ValueError):
    """A role that operators made is now shipped under the same name."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """How many rules came and went."""

    added: int
    removed: int


def merge_catalogue(connection: Connection, shipped: Iterable[Rule], roles: Iterable[str]) -> MergeResult:
    """Bring the stored policy up to the shipped catalogue, within the caller's transaction.

    Raises:
        RoleTakenError: operators made a role that is now shipped too; neither may gain the other's rights.
    """
    connection.execute(text("select version from identity.policy_version for update"))
    if taken := {name for (name,) in connection.execute(_HOUSE_ROLES)} & set(roles):
        raise RoleTakenError(
            f"Croupier now ships roles that operators made under the same name: {', '.join(sorted(taken))};"
            " take yours away with `croupier policy forget` and start again"
        )
    now = {_padded(rule) for rule in shipped}
    last = {tuple(row) for row in connection.execute(_LAST)}
    gone = [
        row.id
        for row in connection.execute(_IN_FORCE)
        if _as_shipped((row.ptype, row.v0, row.v1, row.v2, row.v3 or "", row.v4 or "")) not in now
    ]
    new = sorted(now - last)
    if gone:
        connection.execute(_DROP, {"ids": gone})
    if new:
        connection.execute(_ADD, _columns(new))
    if now != last:
        connection.execute(_FORGET)
        connection.execute(_REMEMBER, _columns(sorted(now)))
    return MergeResult(len(new), len(gone))


def _padded(rule: Rule) -> Rule:
    return (*rule, *("",) * (_WIDTH - len(rule)))


def _as_shipped(rule: Rule) -> Rule:
    """The rule before any brand was taken out of it: ``*!rival`` was shipped as ``*``."""
    brand = 2 if rule[0] == "p" else 3
    return (*rule[:brand], rule[brand].partition("!")[0], *rule[brand + 1 :])


def _columns(rules: list[Rule]) -> dict[str, list[str]]:
    return {f"c{at}": [rule[at] for rule in rules] for at in range(_WIDTH)}
