"""The ways out: a pack, or a part of it, in other forms."""
