"""Ward's clusters and their silhouette against scikit-learn; words where there are no groups."""

from __future__ import annotations

import random
import warnings

import pytest
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.preprocessing import StandardScaler

from reports.statistics import clusters, standardised


def scattered(seed: int, centres: int, n: int = 40) -> list[list[float]]:
    chance = random.Random(seed)
    return [
        [chance.gauss(9 * (i % centres), 1), chance.gauss(5 * (i % centres), 1)] for i in range(n)
    ]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("centres", [2, 3, 5])
def test_clusters_and_silhouettes_are_those_of_scikit_learn(seed, centres):
    rows = scattered(seed, centres)
    found = clusters(rows)
    for count, silhouette in found.tried:
        labels = AgglomerativeClustering(count, linkage="ward").fit_predict(rows)
        assert silhouette == pytest.approx(silhouette_score(rows, labels), abs=1e-9)
        if count == found.count:
            assert adjusted_rand_score(labels, found.numbers) == 1
    assert found.count == centres
    assert [count for count, _ in found.tried] == [2, 3, 4, 5, 6, 7, 8]
    assert found.silhouette == max(value for _, value in found.tried)


def test_standardised_is_that_of_scikit_learn():
    columns = [[1.0, 2.0, 4.0, 9.0], [0.0, 0.0, 1.0, 1.0]]
    rows = [list(row) for row in zip(*columns, strict=True)]
    meant = StandardScaler().fit_transform(rows).T.tolist()
    assert standardised(columns) == [pytest.approx(column) for column in meant]


def test_a_column_of_equals_says_nothing():
    assert standardised([[0.1] * 7, [], [3.0]]) == [[0.0] * 7, [], [0.0]]


def test_the_largest_is_the_first_and_one_alone_counts_nought():
    rows = [[0.0], [0.0], [0.1], [0.1], [9.0], [100.0], [100.0]]
    found = clusters(rows)
    assert found.numbers[0] == 1
    for count, silhouette in found.tried:
        labels = AgglomerativeClustering(count, linkage="ward").fit_predict(rows)
        assert silhouette == pytest.approx(silhouette_score(rows, labels), abs=1e-9)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [],
            "Признаки не известны ни у кого, а для групп нужно не меньше 4.",
        ),
        (
            [[1.0]] * 1,
            "Признаки известны только у 1 организации, а для групп нужно не меньше 4.",
        ),
        (
            [[1.0], [2.0]],
            "Признаки известны только у 2 организаций, а для групп нужно не меньше 4.",
        ),
        ([[1.0, 2.0]] * 9, "По этим признакам все одинаковы: делить на группы нечего."),
        (
            [[float(i)] for i in range(3001)],
            "Организаций 3001, а на группы делится не больше 3000: смотрите по частям региона.",
        ),
    ],
)
def test_where_there_are_no_groups_there_are_words(rows, words):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = clusters(rows)
    assert (found.numbers, found.silhouette, found.tried, found.count) == ((), None, (), 0)
    assert found.words == words


def test_words_tell_how_far_the_groups_are_apart():
    assert clusters(scattered(1, 3)).words.endswith("группы хорошо отделены.")
    chance = random.Random(3)
    mist = [[chance.random() for _ in range(6)] for _ in range(60)]
    assert "осторожно" in clusters(mist).words


def test_two_kinds_only_make_two_groups():
    found = clusters([[0.0], [0.0], [1.0], [1.0]])
    assert (found.numbers, found.silhouette) == ((1, 1, 2, 2), 1.0)
    assert found.tried == ((2, 1.0),)
