"""Simulation: what a bonus would have cost over bets that were played before, by the rules of play."""
