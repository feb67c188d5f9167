"""The page: what the patient takes home, as PDF."""
