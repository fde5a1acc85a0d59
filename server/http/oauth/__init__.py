"""The OAuth 2.0 and OpenID Connect authorization server: Authlib's core, one transaction per request."""
