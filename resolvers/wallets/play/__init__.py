"""Resolvers of play: bets, wins, rollbacks, rounds and game sessions."""
