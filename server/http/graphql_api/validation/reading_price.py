"""What reading a document costs, found by one pass over its text before it is parsed."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from server.http.errors import TOO_COMPLEX, refusal
from server.http.graphql_api.limits import Limits

LEAST: Final = 20
"""Of the shortest document: the rules of validation are prepared for each."""

BYTES_PER_UNIT: Final = 64
PAIRS_PER_UNIT: Final = 256
"""Validation compares the selections of one response name with each other."""

_TOKEN: Final = re.compile(
    r"""
    (?: ([A-Za-z_]\w*+)
      | [!$&():=@\[\]{|}]
      | \.\.\.
      | -?\d[\w.+\-]*+
      | \"\"\" (?: [^"\\]++ | \\(?:\"\"\")? | "(?!"") )*+ (?:\"\"\")?
      | " (?: [^"\\\n\r]++ | \\. )*+ "?
      | \#[^\n\r]*+
    ) [\s,\ufeff]*+
    """,
    re.VERBOSE | re.ASCII,
)
"""Possessive throughout: it never goes back over what it has matched."""


@dataclass(frozen=True, slots=True)
class ReadingPrice:
    """The measures of a text. ``pairs`` is the sum of the squares of how often each name is in it."""

    bytes: int
    tokens: int
    pairs: int

    @property
    def cost(self) -> int:
        """In the unit of rate limits, the work of answering with one field."""
        return LEAST + self.tokens + self.bytes // BYTES_PER_UNIT + self.pairs // PAIRS_PER_UNIT


def reading_price(text: str, limits: Limits) -> ReadingPrice:
    """The price of a document that is not cached; comments count as tokens.

    Raises:
        GraphQLError: the document is longer than any that would be read.
    """
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    if size > limits.document_bytes:
        message = f"A document has at most {limits.document_bytes} bytes: send long values as variables."
        raise refusal(TOO_COMPLEX, message, limit="bytes")
    found = _TOKEN.findall(text)
    if len(found) > limits.tokens + limits.comments:
        raise refusal(TOO_COMPLEX, f"A document has at most {limits.tokens} tokens.", limit="tokens")
    names = Counter(found)
    del names[""]
    return ReadingPrice(size, len(found), sum(times * times for times in names.values()))
