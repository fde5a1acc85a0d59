"""Parses, measures and validates GraphQL documents; what came of each text is remembered."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    OverlappingFieldsCanBeMergedRule,
    parse,
    specified_rules,
    validate,
    value_from_ast_untyped,
)
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from server.http.errors import PARSE_FAILED, TOO_COMPLEX, VALIDATION_FAILED, refusal
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.refused_documents import RefusedDocuments
from server.http.graphql_api.validation.comparisons import BoundedOverlapRule
from server.http.graphql_api.validation.complexity import ComplexityAnalyzer, Cost
from server.http.graphql_api.validation.literals import LiteralsRule
from server.http.graphql_api.validation.page_size import require_page_size
from server.http.graphql_api.validation.pausing import Pause, PausingRule, no_pause

LITERAL_RULES: Final = (LiteralsRule,)
"""Checked before the others, some of which fail on what it refuses."""

RULES: Final = (
    *(rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule),
    BoundedOverlapRule,
    MaybeNullValidationRule,
    OneOfInputValidationRule,
)
TOKEN_BYTES: Final = 400  # measured: memory of a syntax tree for each token of its text
ABORTED: Final = "Parsing aborted."  # how the parser ends its message where a limit stopped it


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class GraphQLOperation:
    """One valid operation, shared by all requests with the same text: a good key for further caches.

    ``fields`` are its root fields as the schema spells them (fragments not unfolded), ``name`` is the
    client's: unbounded, so not for metrics.
    """

    document: DocumentNode
    node: OperationDefinitionNode
    kind: OperationType
    name: str | None
    fields: tuple[str, ...]
    cost: Cost
    page_variables: Mapping[str, str]
    defaults: Mapping[str, Any]
    introspects: bool

    def price(self, variables: Mapping[str, Any], limits: Limits) -> int:
        """The cost with these raw variables; raises where it or a page is above its limit."""
        if self.page_variables:
            variables = {**self.defaults, **variables}
            for name, argument in self.page_variables.items():
                require_page_size(variables.get(name), argument, limits)
        cost = self.cost.at(variables)
        if cost > limits.cost:
            message = f"The operation may answer with {cost} fields: more than {limits.cost}. Ask for less."
            raise refusal(TOO_COMPLEX, message, limit="cost")
        return cost


OperationsByName: TypeAlias = dict[str | None, GraphQLOperation]


class Documents:
    """Parses, measures and validates, in this order: each step bounds the work of the next.

    Caches the documents used last, within a number of documents and of bytes, and apart from them the
    refusals. Raises the first GraphQLError of what it refuses.
    """

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self.schema = schema
        self.limits = limits
        self.cache: OrderedDict[str, OperationsByName] = OrderedDict()
        self.refused = RefusedDocuments(limits.refusals, limits.errors)
        self.size_bytes = 0

    def operation(self, text: str, name: str | None) -> GraphQLOperation:
        """The operation called ``name``, or the only one where name is None; reads the text if it is new."""
        return named_operation(self.recall(text) or self.learn(text), name)

    def recall(self, text: str) -> OperationsByName | None:
        """The operations of a text that was read before; None where it is new. Raises what refused it."""
        operations = self.cache.get(text)
        if operations is not None:
            self.cache.move_to_end(text)
        elif refused := self.refused.find(text):
            raise refused.error()
        return operations

    def learn(self, text: str, pause: Pause = no_pause) -> OperationsByName:
        """Read a text, and remember what came of it. ``pause`` is called often: after some milliseconds."""
        try:
            operations = self.read(text, pause)
        except GraphQLError as error:
            refused = self.refused.add(text, error)
            raise refused.error() from None
        self.remember(text, operations)
        return operations

    def remember(self, text: str, operations: OperationsByName) -> None:
        """Cache a document, and evict the least recently used ones above the limits."""
        self.cache[text] = operations
        self.size_bytes += size_bytes_of(text, operations)
        while len(self.cache) > self.limits.documents or self.size_bytes > self.limits.documents_bytes:
            self.size_bytes -= size_bytes_of(*self.cache.popitem(last=False))

    def read(self, text: str, pause: Pause = no_pause) -> OperationsByName:
        """All operations of a document by name."""
        try:
            document = self.parse(text)
            pause()
            operations = self.measure(document)
            pause()
            errors = self.violations(document, LITERAL_RULES, pause)
            errors = errors or self.violations(document, RULES, pause)
        except RecursionError:
            raise refusal(TOO_COMPLEX, "The document is nested too deeply.", limit="nesting") from None
        if errors:
            if isinstance(errors[0], ValidationAbortedError):
                raise refusal(
                    TOO_COMPLEX, "The document takes too much work to validate.", limit="validation"
                )
            errors[0].extensions = {"code": VALIDATION_FAILED}
            raise errors[0]
        return operations

    def violations(
        self, document: DocumentNode, rules: Sequence[type[ASTValidationRule]], pause: Pause
    ) -> list[GraphQLError]:
        """The first violation of the rules."""
        # What makes a rule is called as the rule's class would be.
        made: Any = [partial(PausingRule, pause=pause)]
        made += [partial(rule, pause=pause) if rule is BoundedOverlapRule else rule for rule in rules]
        return validate(self.schema, document, made, max_errors=1, hide_suggestions=True)

    def parse(self, text: str) -> DocumentNode:
        """The syntax tree."""
        tokens, comments = self.limits.tokens, self.limits.comments
        try:
            return parse(text, max_lexical_tokens=tokens, max_comments=comments)
        except GraphQLSyntaxError as error:
            if error.message.endswith(ABORTED):
                raise refusal(TOO_COMPLEX, error.message, limit="tokens") from None
            error.extensions = {"code": PARSE_FAILED}
            raise

    def measure(self, document: DocumentNode) -> OperationsByName:
        """The operations of a document within the limits of complexity."""
        analyzer = ComplexityAnalyzer(self.schema, document, self.limits)
        nodes = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        analyzer.require("operations", len(nodes), self.limits.operations_in_document)
        costs = [analyzer.operation(node).cost for node in nodes]
        return {
            node.name.value if node.name else None: GraphQLOperation(
                document=document,
                node=node,
                kind=node.operation,
                name=node.name.value if node.name else None,
                fields=tuple(s.name.value for s in node.selection_set.selections if isinstance(s, FieldNode)),
                cost=cost,
                page_variables=dict(analyzer.page_variables),
                defaults=defaults_of(node),
                introspects=analyzer.introspects,
            )
            for node, cost in zip(nodes, costs, strict=True)
        }


def named_operation(operations: OperationsByName, name: str | None) -> GraphQLOperation:
    """The operation called ``name``, or the only one where name is None."""
    if name in operations:
        return operations[name]
    if name is not None:
        raise refusal(VALIDATION_FAILED, "The document has no operation of the given name.")
    if len(operations) != 1:
        raise refusal(VALIDATION_FAILED, "The document has several operations: name the one to run.")
    return next(iter(operations.values()))


def defaults_of(node: OperationDefinitionNode) -> dict[str, Any]:
    """The default values of the operation's variables."""
    return {
        definition.variable.name.value: value_from_ast_untyped(definition.default_value)
        for definition in node.variable_definitions or ()
        if definition.default_value
    }


def size_bytes_of(text: str, operations: OperationsByName) -> int:
    """Roughly the memory a document takes."""
    return len(text) + TOKEN_BYTES * next(iter(operations.values())).document.token_count
