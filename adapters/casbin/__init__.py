"""Who may what: the shipped catalogue of permissions and roles, and Casbin as the judge over it."""
