"""Play: bets, wins, rollbacks, rounds and game sessions, which game providers send."""
