"""Statements of players as files: CSV and PDF."""
