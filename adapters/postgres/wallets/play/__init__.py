"""What game providers send, kept: bets, wins, rollbacks, rounds and sessions of games."""
