"""Bonuses: the terms of grants, wagering, their states and their end, cashback, budgets and the law."""
