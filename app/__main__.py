"""python -m app, and the command heliotrope."""

import sys

from app.bootstrap import main


def start() -> int:
    """Run the program with the arguments that it was given; returns its exit status."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
