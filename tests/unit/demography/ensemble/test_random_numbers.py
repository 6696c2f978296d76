"""Random numbers are a function of who, draw and step, and are what the published vectors say."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from tests.twins import ensemble_loops as twin

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.counts import binomial, poisson
from sosei.demography.ensemble.kernels.names import area_name, counters, key_of, prefecture_name
from sosei.demography.ensemble.kernels.normal import exponential, normal, normals
from sosei.demography.ensemble.kernels.philox import uniforms

PUBLISHED = [
    (
        "00000000 00000000 00000000 00000000",
        "00000000 00000000",
        "6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    ),
    (
        "ffffffff ffffffff ffffffff ffffffff",
        "ffffffff ffffffff",
        "408f276d 41c83b0e a20bc7c6 6d5451fd",
    ),
    (
        "243f6a88 85a308d3 13198a2e 03707344",
        "a4093822 299f31d0",
        "d16cfe09 94fdcceb 5001e420 24126ea1",
    ),
]
"""Counter, key and words of philox4x32-10 in the known-answer tests of Random123 (2011)."""


def parsed(text: str) -> list[int]:
    return [int(word, 16) for word in text.split()]


def words_of(uniform: Array) -> list[int]:
    return [int(each) for each in np.floor(uniform * 2.0**32)]


@pytest.mark.parametrize(("counter", "key", "words"), PUBLISHED)
def test_words_are_the_published_ones(counter: str, key: str, words: str) -> None:
    draw, place, *name = parsed(counter)
    out = np.empty((4, 1))
    step, block = place % 65536, place // 65536
    as_key = np.array(parsed(key), dtype=np.uint64)
    uniforms(as_key, np.array(name, dtype=np.uint64), draw, step, block, out)
    assert words_of(out[:, 0]) == parsed(words)
    assert twin.philox(parsed(counter), parsed(key)) == parsed(words)


def test_a_draw_has_its_numbers_wherever_the_block_begins() -> None:
    key, (name,) = key_of(2**40 + 5), counters([area_name("07202")])
    whole, part = np.empty((4, 50)), np.empty((4, 7))
    uniforms(key, name, 0, 3, 1, whole)
    uniforms(key, name, 20, 3, 1, part)
    assert np.array_equal(whole[:, 20:27], part)
    assert words_of(whole[:, 20]) == twin.words(2**40 + 5, "area:07202", 20, 3, 1)


def test_normal_numbers_are_within_a_millionth() -> None:
    words = np.random.default_rng(1).integers(0, 2**32, 20_000)
    words[:6] = 0, 1, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1
    uniform = (words + 0.5) / 2**32
    found = np.empty_like(uniform)
    normals(uniform, np.empty(3 * len(uniform)), found)
    exact = [NormalDist().inv_cdf(float(u)) for u in uniform]
    assert np.abs(found - exact).max() < 1e-6
    assert np.abs(found).max() < 6.4
    assert [normal(float(u)) for u in uniform[:500]] == found[:500].tolist()


def test_the_exponential_is_exact_to_thirteen_digits() -> None:
    for x in np.linspace(-8, 8, 161).tolist():
        assert exponential(x) == pytest.approx(math.exp(x), rel=1e-13, abs=0)
    assert exponential(0.0) == 1.0


@pytest.mark.parametrize(("n", "p"), [(3, 0.2), (40, 0.01), (40, 0.97), (900, 0.3), (5000, 0.001)])
def test_binomial_numbers_have_their_mean_and_variance(n: int, p: float) -> None:
    u = (np.arange(20_000) + 0.5) / 20_000
    found = np.array([binomial(float(n), p, float(each)) for each in u])
    assert found.mean() == pytest.approx(n * p, abs=0.02 + 2e-4 * n * p)
    assert found.var() == pytest.approx(n * p * (1 - p), rel=0.02, abs=0.02)
    assert found.min() >= 0
    assert found.max() <= n
    assert np.all(found == np.floor(found))


@pytest.mark.parametrize("mean", [0.0, 0.3, 4.0, 9.9, 60.0])
def test_poisson_numbers_have_their_mean_and_variance(mean: float) -> None:
    u = (np.arange(20_000) + 0.5) / 20_000
    found = np.array([poisson(mean, float(each)) for each in u])
    assert found.mean() == pytest.approx(mean, abs=0.02)
    assert found.var() == pytest.approx(mean, rel=0.02)


@pytest.mark.parametrize("p", [0.0, 0.004, 0.3, 0.5, 0.9, 1.0])
def test_counts_by_chance_are_the_twins(p: float) -> None:
    for word in range(0, 2**32, 2**27):
        for persons in (0, 1, 17, 800):
            ours = binomial(float(persons), p, twin.uniform(word))
            assert ours == twin.binomial(persons, p, word)
        assert poisson(30 * p, twin.uniform(word)) == twin.poisson(30 * p, word)


def test_an_area_without_a_code_shares_its_prefecture_with_others_like_it() -> None:
    assert prefecture_name("07202") == "prefecture:07"
    assert prefecture_name("北会津") == prefecture_name("0720") == "prefecture:"


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_outside_64_bits_is_refused(seed: int) -> None:
    with pytest.raises(ValueError, match="a seed lies between"):
        key_of(seed)
