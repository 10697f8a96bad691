"""Scores of a draft against its edited version, and of two systems against a reference: from files to figures."""
