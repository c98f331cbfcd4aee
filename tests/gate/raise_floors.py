"""`make floors`: raise the floors of the gate to what is reached now; `--lower CASE` lowers one, on purpose."""

from __future__ import annotations

import argparse
import json
import math

from tests.gate.scoring import FLOORS, cases, gold_hash, reached, read_floors


def main() -> None:
    """Write floors.json anew: each part's floor is the higher of the old one and the score reached now."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="append", default=[], metavar="CASE", help="also lower the floors of a case")
    lowered = parser.parse_args().lower
    old = read_floors() if FLOORS.exists() else {}
    new: dict[str, dict[str, object]] = {}
    for case in cases():
        before = old.get(case, {})
        keep = before.get("gold") == gold_hash(case) and case not in lowered
        new[case] = {"gold": gold_hash(case)}
        for part, score in sorted(reached(case).items()):
            floor = math.floor(score * 1000) / 1000
            earlier = float(str(before.get(part, 0.0))) if keep else 0.0
            new[case][part] = max(floor, earlier)
            if floor != earlier:
                print(f"{case} {part}: {earlier:.3f} -> {new[case][part]:.3f} (reached {floor:.3f})")
    FLOORS.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", "utf8")


if __name__ == "__main__":
    main()
