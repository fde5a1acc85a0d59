"""Revoked access tokens in Valkey."""
