"""Accounts of players and operators: factors, passwords, signing in, sessions."""
