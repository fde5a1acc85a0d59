"""The law of bonuses: dated rules of a market, and the linter that checks versions of templates by them."""
