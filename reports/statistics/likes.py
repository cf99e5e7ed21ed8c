"""Like with like: Ward's clustering of standardised features, their number by silhouette."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.statistics import texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST, MOST = 4, 3000
"""Fewer make no groups; more would take minutes and gigabytes."""
MOST_CLUSTERS = 8
WEAK, FAIR = 0.25, 0.5
"""Of the silhouette: below the first there is hardly anything to see, above the second plenty."""
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Clusters:
    numbers: tuple[int, ...]
    """For each row its cluster, from 1 for the largest; empty when there are none."""
    silhouette: float | None
    tried: tuple[tuple[int, float], ...]
    """Every number of clusters with its silhouette."""
    words: str

    @property
    def count(self) -> int:
        return max(self.numbers, default=0)


def standardised(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """Each about its mean in its own deviations; a column of equal values becomes noughts."""
    made = []
    for values in columns:
        mean = math.fsum(values) / len(values) if values else 0.0
        deviation = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / max(len(values), 1))
        flat = deviation <= _SAME * max(map(abs, values), default=0.0)
        made.append([0.0 if flat else (value - mean) / deviation for value in values])
    return made


def clusters(rows: Sequence[Sequence[float]]) -> Clusters:
    """Of rows of standardised features."""
    n, distinct = len(rows), len({tuple(row) for row in rows})
    if n < LEAST:
        return Clusters((), None, (), texts.too_few_rows(n, LEAST))
    if n > MOST:
        return Clusters((), None, (), texts.too_many_rows(n, MOST))
    if distinct == 1:
        return Clusters((), None, (), texts.ALL_ALIKE)
    candidates = _cut(rows, min(MOST_CLUSTERS, distinct, n - 1))
    best = max(candidates, key=lambda each: (round(each[2], 9), -each[0]))
    tried = tuple((count, value) for count, _, value in candidates)
    words = texts.clusters(best[0], best[2], weak=best[2] < WEAK, fair=best[2] < FAIR)
    return Clusters(_by_size(best[1]), best[2], tried, words)


def _cut(rows: Sequence[Sequence[float]], most: int) -> list[tuple[int, list[int], float]]:
    """For each number of clusters: the number, the labels and the silhouette."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist, squareform

    apart = pdist(np.asarray(rows, dtype=float))
    tree, distances = linkage(apart, method="ward"), squareform(apart)
    made = {}
    for wanted in range(2, most + 1):
        labels = fcluster(tree, wanted, criterion="maxclust")
        count = len(set(labels.tolist()))
        if count > 1:
            made[count] = (count, labels.tolist(), _silhouette(distances, labels))
    return [made[count] for count in sorted(made)]


def _silhouette(distances: NDArray[Any], labels: NDArray[Any]) -> float:
    """How much nearer each is to its own than to the next; one that is alone counts 0."""
    import numpy as np

    known = np.unique(labels)
    sizes = np.array([(labels == each).sum() for each in known])
    sums = np.stack([distances[:, labels == each].sum(axis=1) for each in known], axis=1)
    own = np.searchsorted(known, labels)
    at = np.arange(len(labels))
    inside = sums[at, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[at, own] = np.inf
    outside = means.min(axis=1)
    larger = np.maximum(inside, outside)
    scores = np.where(larger > 0, (outside - inside) / np.where(larger > 0, larger, 1), 0.0)
    return float(np.where(sizes[own] > 1, scores, 0.0).mean())


def _by_size(labels: Sequence[int]) -> tuple[int, ...]:
    """Numbered anew: the largest first, of equals that which begins earlier."""
    order = sorted(set(labels), key=lambda each: (-labels.count(each), labels.index(each)))
    numbers = {label: number for number, label in enumerate(order, 1)}
    return tuple(numbers[label] for label in labels)
