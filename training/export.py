"""The student as the file that `src/text/network` reads: little-endian numbers, weights as bytes with a scale a row."""

import struct
from pathlib import Path

import numpy as np
import torch

from features import TABLES
from student import Student

MAGIC = b"CHANTXT\x04"
# How layer outputs, narrowed vectors, arc vectors and relation vectors become whole numbers; the same as in
# `src/text/network`.
STATE, NARROW, ARC, REL = 1024.0, 1024.0, 128.0, 256.0


def number(value: int) -> bytes:
    return struct.pack("<I", value)


def reals(values: np.ndarray) -> bytes:
    return values.astype("<f4").tobytes()


def lines(values: list[str]) -> bytes:
    text = "\n".join(values).encode("utf8")
    return number(len(text)) + text


def quantized(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bytes and the scale of each row."""
    scales = np.maximum(np.abs(weights).max(1), 1e-8) / 127
    return np.rint(weights / scales[:, None]).astype(np.int8), scales


def matrix(weights: np.ndarray, biases: np.ndarray, scale: float | np.ndarray) -> bytes:
    """A map of whole numbers, which are the real ones times `scale`."""
    cells, scales = quantized(weights / scale)
    rows, columns = weights.shape
    return number(rows) + number(columns) + reals(scales) + reals(biases) + cells.tobytes()


def linear(layer: torch.nn.Linear) -> tuple[np.ndarray, np.ndarray]:
    weights = layer.weight.detach().double().numpy()
    return weights, layer.bias.detach().double().numpy() if layer.bias is not None else np.zeros(len(weights))


def stacked(parts: list[torch.nn.Linear], scale: float) -> bytes:
    """Maps of the same vectors as one."""
    weights, biases = zip(*map(linear, parts))
    return matrix(np.concatenate(weights), np.concatenate(biases), scale)


def export(model: Student, path: Path) -> None:
    model.eval()
    out, steps = [MAGIC], []
    for name, (rows, _) in TABLES.items():
        table = model.tables[name].weight.detach().double().numpy()
        # One scale for the table: its rows are added before anything else.
        step = np.percentile(np.abs(table), 99.9) / 127
        out += [number(rows), number(table.shape[1]), np.rint(table / step).clip(-127, 127).astype(np.int8).tobytes()]
        steps.append(np.full(table.shape[1], 1 / step))
    out.append(number(len(model.layers)))
    scale: float | np.ndarray = np.concatenate(steps)
    for at, layer in enumerate(model.layers):
        if at > 0:
            out.append(matrix(*linear(layer.down), STATE))
            scale = NARROW
        out.append(matrix(*linear(layer.gates), scale))
        out += [reals(layer.norm.weight.detach().numpy()), reals(layer.norm.bias.detach().numpy())]
    heads, labels = model.heads, model.labels
    out += [lines(labels.upos), lines(labels.xpos), lines(labels.rels)]
    out.append(stacked([heads.upos, heads.xpos, heads.names, heads.starts, heads.down], STATE))
    out.append(stacked([heads.arc_dep, heads.arc_head, heads.rel_dep, heads.rel_head], NARROW))
    root = heads.root.detach()
    out.append(number(heads.rel_dep.out_features))
    out += [reals(heads.arc_head(root).detach().numpy()), reals(heads.rel_head(root).detach().numpy())]
    pair, _ = linear(heads.arc_pair)
    # A head's own score is a part of its product with every word.
    out.append(matrix(pair / pair.shape[0] ** 0.5, linear(heads.arc_prior)[0][0], ARC))
    out.append(matrix(*linear(heads.rel_out), REL))
    path.write_bytes(b"".join(out))
