"""The types of events as other systems see them: schemas, documents, pages."""
