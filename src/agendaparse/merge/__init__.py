"""A pack that was published as several files, put together: front sheet, minutes, reports and supplements as one.

Each file is parsed alone; what is merged here is results, so that no extractor knows of files.
"""

from agendaparse.merge.packs import merge_packs

__all__ = ["merge_packs"]
