"""The quality gate: what is reached on real packs may not be lost again."""
