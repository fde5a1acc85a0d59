"""GraphQL in documents, blocks and pieces in the prose, is valid for the schema as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from graphql import FragmentDefinitionNode, GraphQLInputObjectType, GraphQLSyntaxError, parse, validate

from schema.root import whole
from tests.architecture.documents.markdown import blocks, documents, spans
from tests.architecture.sources import ROOT

CORE = whole()._schema
OPERATION = re.compile(r"^(?:query|mutation|subscription)\b")
SELECTION = re.compile(r"^(?P<field>[a-z]\w*)(?P<arguments>\([^)]*\))? \{.*\}$")
ON_TYPE = re.compile(r"^(?P<type>[A-Z]\w*) (?P<selection>\{.*\})$")
OF_EARLIER_VERSIONS = ("CHANGELOG.md",)
"""What is said there of earlier versions was valid for their schemas."""


def graphql_in(text: str) -> list[str]:
    """Whole documents, made of what a Markdown document shows; `...` stands for what is left out."""
    found = [block.text for block in blocks(text) if block.language == "graphql"]
    for span in spans(text):
        if OPERATION.match(span):
            found.append(span)
        elif SELECTION.match(span) and "..." not in span:
            found.append(f"query {{ {span} }}")
        elif (named := ON_TYPE.match(span)) and "..." not in span:
            found.append(f"fragment It on {named['type']} {named['selection']}")
    return found


def faults(document: str) -> list[str]:
    """What the schema says against a document."""
    try:
        parsed = parse(document)
    except GraphQLSyntaxError as wrong:
        return [wrong.message]
    (definition,) = parsed.definitions[:1]
    if isinstance(definition, FragmentDefinitionNode):
        kind = CORE.type_map.get(definition.type_condition.name.value)
        if isinstance(kind, GraphQLInputObjectType):
            names = {node.name.value for node in definition.selection_set.selections}  # type: ignore[union-attr]
            return sorted(names - set(kind.fields))
    unused = re.compile(r"Fragment .* is never used")
    return [error.message for error in validate(CORE, parsed) if not unused.match(error.message)]


@pytest.mark.parametrize(
    "path",
    [path for path in documents(ROOT) if path.name not in OF_EARLIER_VERSIONS],
    ids=lambda path: path.name,
)
def test_graphql_in_documents_is_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [(document, found) for document in graphql_in(text) if (found := faults(document))] == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("`viewer { kind name }`", True),
        ("`viewer { kidn name }`", False),
        ("`Money { amount currency minor }`", True),
        ("`Money { amount curency }`", False),
        ("`Moony { amount }`", False),
        ("`PeriodInput { from until }`", True),
        ("`PeriodInput { from untill }`", False),
        ("```graphql\nquery { viewer { kind } }\n```", True),
        ("```graphql\nquery { veiwer { kind } }\n```", False),
        ("```graphql\nquery { viewer { kind }\n```", False),
    ],
)
def test_planted_graphql(text: str, *, valid: bool) -> None:
    (document,) = graphql_in(text)

    assert (faults(document) == []) is valid
