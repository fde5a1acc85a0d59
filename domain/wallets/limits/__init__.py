"""What a person may move alone, and the second person above that."""
