"""Token grants, issued tokens, revocation and introspection."""
