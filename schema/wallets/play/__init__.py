"""Bets, wins, rollbacks, rounds and game sessions in the graph."""
