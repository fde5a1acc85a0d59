"""The audit log and disclosures of personal data."""
