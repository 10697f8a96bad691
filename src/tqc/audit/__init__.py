"""Many documents: evidence for rules, later the audit of back catalogues."""
