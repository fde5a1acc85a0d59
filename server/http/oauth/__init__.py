"""Our own OAuth 2.0 and OpenID Connect server."""
