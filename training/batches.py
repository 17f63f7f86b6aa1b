"""Batches of sentences of about one length, as tensors; and the scores of a parser on a treebank."""

import random
from collections.abc import Iterator

import numpy as np
import torch

from corpus import Sentence
from heads import IGNORE, Labels


def labels_of(sentences: list[Sentence], names: list[str]) -> Labels:
    layer = lambda name: sorted({tag for sentence in sentences for tag in getattr(sentence, name)})
    return Labels(layer("upos"), layer("xpos"), layer("rels"), names)


def batches(sentences: list[Sentence], words: int, rng: random.Random | None) -> Iterator[list[Sentence]]:
    """Groups of about `words` words, padding counted; shuffled where there is a generator."""
    keyed = [(len(one.forms) + (rng.random() * 4 if rng else 0), at) for at, one in enumerate(sentences)]
    groups, group = [], []
    for _, at in sorted(keyed):
        one = sentences[at]
        if group and (len(group) + 1) * len(one.forms) > words:
            groups.append(group)
            group = []
        group.append(one)
    groups.append(group)
    if rng:
        rng.shuffle(groups)
    yield from groups


def gold(batch: list[Sentence], labels: Labels) -> dict[str, torch.Tensor]:
    """Numbers of classes: [batch, length], IGNORE where a layer is not annotated; `starts`: 1 where a further
    sentence begins, else 0."""
    length = max(len(one.forms) for one in batch)
    out = {}
    for layer in ("upos", "xpos", "rels", "names", "heads"):
        number = {tag: at for at, tag in enumerate(getattr(labels, layer, []))}
        table = np.full((len(batch), length), IGNORE, dtype=np.int64)
        for row, one in enumerate(batch):
            tags = getattr(one, layer)
            if tags:
                table[row, : len(tags)] = tags if layer == "heads" else [number.get(tag, IGNORE) for tag in tags]
        out[layer] = torch.from_numpy(table)
    starts = np.zeros((len(batch), length), dtype=np.float32)
    for row, one in enumerate(batch):
        starts[row, one.starts] = 1
    out["starts"] = torch.from_numpy(starts)
    return out


def mask(batch: list[Sentence]) -> torch.Tensor:
    lengths = torch.tensor([len(one.forms) for one in batch])
    return torch.arange(int(lengths.max()))[None, :] < lengths[:, None]


def padded(arrays: list[np.ndarray]) -> torch.Tensor:
    """Arrays of [length, width] as [batch, longest, width], zeros behind."""
    out = np.zeros((len(arrays), max(len(one) for one in arrays), arrays[0].shape[1]), dtype=arrays[0].dtype)
    for row, one in enumerate(arrays):
        out[row, : len(one)] = one
    return torch.from_numpy(out).long()
