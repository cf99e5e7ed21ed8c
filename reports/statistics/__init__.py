"""Statistics over plain sequences: a number where there is one, words where there is none."""

from reports.statistics.items import ItemTotal, item_totals
from reports.statistics.likes import Clusters, clusters, standardised
from reports.statistics.relations import Measure, Relation, pearson, spearman
from reports.statistics.spreads import Spread, spread

__all__ = [
    "Clusters",
    "ItemTotal",
    "Measure",
    "Relation",
    "Spread",
    "clusters",
    "item_totals",
    "pearson",
    "spearman",
    "spread",
    "standardised",
]
