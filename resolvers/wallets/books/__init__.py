"""Filters, orders and lists of books, and statements."""
