"""Sessions, codes, tickets and attempts in Valkey."""
