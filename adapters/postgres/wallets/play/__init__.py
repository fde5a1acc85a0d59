"""Bets, wins, rollbacks, rounds and game sessions in PostgreSQL."""
