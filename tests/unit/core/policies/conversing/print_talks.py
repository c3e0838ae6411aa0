"""Prints what persons say to Kai and Abby and what they answer, to be read as those persons would.

python tests/unit/core/policies/conversing/print_talks.py [kai|abby] [mood]
"""

import sys

from talks_told import told_talks

from sanctum_desktop.bootstrap.words import install_words


def main(persona="", mood=""):
    install_words()
    for name, talk in told_talks():
        if name.startswith(persona) and mood in name:
            sys.stdout.write(f"===== {name}\n{talk.printed()}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
