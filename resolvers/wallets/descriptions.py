"""Descriptions that inputs of several operations share."""

KEY = "The caller's own id of this operation: the same id never moves money twice"
VIEW = "On a repeated operation, show the balance as it was then (STORED) or as it is now (CURRENT)"
