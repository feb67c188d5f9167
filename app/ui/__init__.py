"""What is shown and pressed: presenters without Qt below, widgets above them, one main window."""
