"""What game providers send: bets, wins, rollbacks, rounds and sessions of games."""
