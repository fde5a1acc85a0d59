"""What we owe regulators: the audit log, and everything that proves it."""
