"""Compliance: the audit log, its verification, and disclosure of personal data."""
