"""Who may what: the policy, the roles of operators, and operators' accounts."""
