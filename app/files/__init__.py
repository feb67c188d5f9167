"""Reading and writing files safely: strict YAML and JSON a line for each value, whole-file writes, resources."""
