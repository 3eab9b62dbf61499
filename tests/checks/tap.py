# SPDX-License-Identifier: GPL-3.0-or-later
"""The little of TAP that the checks need: one line a check, its complaints as comments below it."""
import sys


class Checks:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def that(self, what, complaints=()):
        """One check; it fails when there are complaints."""
        self.number += 1
        complaints = list(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.number} - {what}")
        for line in complaints[:40]:
            print(f"#   {line}", file=sys.stderr)
        if complaints:
            self.failed += 1

    def done(self):
        print(f"1..{self.number}")
        sys.exit(1 if self.failed else 0)
