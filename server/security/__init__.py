"""Access control, keys, tokens, policy synchronisation and security notices of one process."""
