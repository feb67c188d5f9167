"""The plan: the taper as chart and table, what is checked when, and the patient's pages."""
