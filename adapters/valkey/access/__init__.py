"""Policy notifications and SSO states in Valkey."""
