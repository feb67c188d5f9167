"""The form: groups of questions, built from the plan of the form."""
