"""The statements that verify the ledger."""
