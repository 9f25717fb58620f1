#!/usr/bin/env python3
"""Duplicates in a list of names, as `cargo run --release -p alike --example measure -- invent` writes it.

    python -m venv venv && venv/bin/pip install rapidfuzz splink
    venv/bin/python names.py rapidfuzz names.tsv
    venv/bin/python names.py splink names.tsv

Both see only names that share a word that at most a hundred names have, or the same beginning: comparing all with all takes
hours. The threshold (and rapidfuzz's scorer) is the one that is best for the peer on this very list, which nobody would
know beforehand. Seconds are of the processor, over all threads.
"""
import itertools
import os
import re
import resource
import sys
import time
import unicodedata
from collections import Counter, defaultdict

RARE = int(os.environ.get("RARE", "100"))


def plain(name):
    letters = unicodedata.normalize("NFKD", name)
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)).lower()))


def read(file):
    with open(file, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    return [int(row[0]) for row in rows], [plain(row[1]) for row in rows]


def blocked(names):
    counts = Counter(word for name in names for word in set(name.split()))
    blocks = defaultdict(list)
    for at, name in enumerate(names):
        for word in set(name.split()):
            if counts[word] <= RARE:
                blocks[word].append(at)
        blocks["^" + name.replace(" ", "")[:8]].append(at)
    pairs = set()
    for block in blocks.values():
        if len(block) <= RARE:
            pairs.update(itertools.combinations(block, 2))
    return sorted(pairs)


def with_rapidfuzz(names):
    import numpy
    from rapidfuzz import fuzz, process

    pairs = blocked(names)
    left, right = [names[a] for a, _ in pairs], [names[b] for _, b in pairs]
    for scorer in (fuzz.token_sort_ratio, fuzz.ratio, fuzz.token_set_ratio, fuzz.WRatio):
        start = time.process_time()
        scores = process.cpdist(left, right, scorer=scorer, dtype=numpy.float32, workers=1)
        yield scorer.__name__, pairs, scores / 100, time.process_time() - start


def with_splink(names):
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    counts = Counter(word for name in names for word in set(name.split()))
    table = pandas.DataFrame(
        {
            "unique_id": range(len(names)),
            "name": names,
            "sorted": [" ".join(sorted(name.split())) for name in names],
            "words": [sorted(set(name.split())) for name in names],
            "rare": [[w for w in set(name.split()) if counts[w] <= RARE] or [name] for name in names],
            "start": [name.replace(" ", "")[:8] for name in names],
            "last": [name.replace(" ", "")[-8:] for name in names],
            "rarest": [min(name.split() or [""], key=lambda w: (counts[w], w)) for name in names],
        }
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("sorted", [0.96, 0.92, 0.86]),
            cl.ArrayIntersectAtSizes("words", [3, 2, 1]),
            cl.JaroWinklerAtThresholds("rarest", [0.92, 0.85]).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on("rare", arrays_to_explode=["rare"]), block_on("start")],
        retain_intermediate_calculation_columns=False,
    )
    start = time.process_time()
    linker = Linker(DuckDBAPI().register(table), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("sorted")], recall=0.3)
    training.estimate_u_using_random_sampling(max_pairs=1e7)
    training.estimate_parameters_using_expectation_maximisation(block_on("start"))
    training.estimate_parameters_using_expectation_maximisation(block_on("last"))
    training.estimate_parameters_using_expectation_maximisation(block_on("rarest"))
    found = linker.inference.predict(threshold_match_weight=-8).as_pandas_dataframe()
    one, other = found["unique_id_l"].to_numpy(), found["unique_id_r"].to_numpy()
    pairs = [(min(a, b), max(a, b)) for a, b in zip(one, other)]
    yield "splink", pairs, found["match_weight"].to_numpy(), time.process_time() - start


def best(truth, owners, pairs, scores):
    import numpy

    right = numpy.array([owners[a] == owners[b] for a, b in pairs])
    found = (0.0, 0.0, 0.0, 0.0)
    for threshold in numpy.unique(numpy.quantile(scores, numpy.linspace(0, 1, 400))):
        taken = scores >= threshold
        if not taken.any():
            continue
        good = (right & taken).sum()
        precision, recall = good / taken.sum(), good / truth
        f1 = 2 * precision * recall / (precision + recall) if good else 0
        found = max(found, (float(f1), float(threshold), float(precision), float(recall)))
    return found


def main():
    peer, file = sys.argv[1:3]
    owners, names = read(file)
    truth = sum(n * (n - 1) // 2 for n in Counter(owners).values())
    start = time.process_time()
    runs = {"rapidfuzz": with_rapidfuzz, "splink": with_splink}[peer](names)
    before = None
    for scorer, pairs, scores, seconds in runs:
        before = time.process_time() - start - seconds if before is None else before
        f1, threshold, precision, recall = best(truth, owners, pairs, scores)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"{scorer}: {len(names)} names, {len(pairs)} pairs compared, {before + seconds:.1f} s, "
            f"{memory:.0f} MB; from {threshold:.3f}: "
            f"precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}",
            flush=True,
        )
    os._exit(0)


main()
