"""Structured logs, one line each, as JSON or for the console, including uvicorn's and libraries'."""

import logging
import sys
from collections.abc import MutableMapping
from traceback import TracebackException
from typing import Any, Literal, TextIO

import orjson
import structlog
from structlog.typing import Processor

from server.observability.redaction import redact

Format = Literal["json", "console"]
_FRAMES_MAX = 20
# At debug, some of these log what they send: tokens, messages, frames.
_NOISY_LOGGERS = (
    "aiosmtplib",
    "alembic",
    "asyncio",
    "authlib",
    "casbin",
    "httpcore",
    "httpx",
    "joserfc",
    "opentelemetry",
    "redis",
    "sqlalchemy",
    "webauthn",
    "websockets",
)


class LineLogger:
    """Writes our own lines directly to the stream: through ``logging`` each would take twice as long."""

    def __init__(self, stream: TextIO, name: str = "croupier") -> None:
        self.name = name
        self._stream = stream

    def write(self, line: str) -> None:
        """Write one line."""
        self._stream.write(f"{line}\n")
        self._stream.flush()

    debug = info = warning = error = critical = write


def set_up_logging(level: str, form: Format, stream: TextIO | None = None) -> None:
    """Send all logs of this process to ``stream`` (stderr); call it once, before anything logs."""
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        frames_only,
        redact,
    ]
    rendering = _rendering(form)
    structlog.configure(
        processors=[*shared, *rendering],
        logger_factory=lambda *name: LineLogger(out, *name),
        wrapper_class=structlog.make_filtering_bound_logger(_number(level)),
        cache_logger_on_first_use=True,
    )
    _set_up_others(_number(level), out, shared, rendering)


def _set_up_others(level: int, out: TextIO, shared: list[Processor], rendering: list[Processor]) -> None:
    """Format the logs of libraries, which use ``logging``, alike."""
    # A line that cannot be written must not end up on the terminal as it is.
    logging.raiseExceptions = False
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True


def frames_only(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: an exception's type and frames. Never its message, which may name a person."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    elif isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["exception"] = _causes_with_frames(error)
    return event


def _causes_with_frames(error: BaseException) -> list[str]:
    """From the outermost exception to its first cause: type, then ``file:line function`` of each frame."""
    trace = TracebackException.from_exception(error, compact=True)
    lines: list[str] = []
    current: TracebackException | None = trace
    while current is not None and len(lines) < 2 * _FRAMES_MAX:
        kind = current.exc_type
        lines.append(f"{kind.__module__}.{kind.__qualname__}" if kind else "?")
        lines += [f"  {at.filename}:{at.lineno} {at.name}" for at in current.stack[-_FRAMES_MAX:]]
        inner = current.exceptions[0] if current.exceptions else None
        current = (
            inner or current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        )
    return lines


def _rendering(form: Format) -> list[Processor]:
    if form == "console":
        return [_as_lines, structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    return [structlog.processors.JSONRenderer(_json)]


def _as_lines(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    if "exception" in event:
        event["exception"] = "\n".join(event["exception"])
    return event


def _json(event: Any, **_options: Any) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _number(level: str) -> int:
    return logging.getLevelNamesMapping()[level.upper()]
