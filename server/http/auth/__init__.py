"""Signing in and out for browsers: JSON over HTTP, with an HttpOnly session cookie."""
