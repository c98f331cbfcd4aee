"""What people look at: summaries and section lists in the terminal, and pages drawn as layout saw them."""
