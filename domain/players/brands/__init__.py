"""Brands: what an operator may ask for and another decides on."""
