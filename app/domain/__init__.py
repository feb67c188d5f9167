"""What the words mean: case, facts, truth, dose, protocol, plan and report, as frozen values without decisions."""
