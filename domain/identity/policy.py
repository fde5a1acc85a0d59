"""The policy as rules: who may what, in which brand.

A rule is a tuple of words, first its kind, as Casbin keeps it:

    ("p", permission or role, brand, coordinate, act, "allow" or "deny")
    ("g", role, permission or role it has, brand)
"""

ALL = "*"
"""Every brand. ``*!a!b`` is every brand but a and b."""


def reaches(brand: str, pattern: str) -> bool:
    """Whether what is said of ``pattern`` holds in ``brand``."""
    if pattern in {ALL, brand}:
        return True
    every, *without = pattern.split("!")
    return every == ALL and bool(without) and brand not in without
