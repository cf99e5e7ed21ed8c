"""All documents of a campaign as one archive, in folders named in words."""

from reports.documents.archive import Archive, Territory, Wanted, archive, territories

__all__ = ["Archive", "Territory", "Wanted", "archive", "territories"]
