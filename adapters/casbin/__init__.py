"""The shipped catalogue of permissions and roles, and Casbin, which evaluates it."""
