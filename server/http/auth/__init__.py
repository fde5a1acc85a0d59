"""Signing in and out, for browsers: plain JSON over HTTP, with a cookie that scripts cannot read."""
