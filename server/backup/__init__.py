"""Backups: one file with the database, the keys and the signed heads of the audit log."""
