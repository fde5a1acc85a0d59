"""The profile: its fields, how they are checked and changed."""
