"""Who people and programs are: accounts, factors, sessions, operators, clients and roles."""
