"""Tracing, when a collector is configured: one trace per request, with its database statements."""

from server.observability.traced_application import UNTRACED, Tracing


def set_up_tracing(endpoint: str | None, version: str) -> Tracing:
    """Trace to the OTLP/HTTP collector at ``endpoint``; without one nothing is loaded and nothing wrapped.

    Call it before the first database connection is opened. Statements are recorded without parameters.
    """
    if not endpoint:
        return UNTRACED
    from server.observability.spans import otlp_tracing  # noqa: PLC0415 - OpenTelemetry loads only when it is used

    return otlp_tracing(endpoint, version)
