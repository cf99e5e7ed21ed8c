"""All documents of a campaign as one archive, in folders named in words."""

from reports.documents.archive import Archive, Territory, Wanted, archive, territories
from reports.documents.planning import Chosen

__all__ = ["Archive", "Chosen", "Territory", "Wanted", "archive", "territories"]
