"""The one history of the database; run by ``server.migrate`` as the owner of the schemas."""
