"""Presenters: presses in, one frozen screen out. No Qt here."""
