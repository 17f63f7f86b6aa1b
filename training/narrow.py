"""Narrows a student: `narrow.py TREEBANKS TOKENS WIDE OUTPUT`. About 20 minutes on two cores.

The maps of the later layers, and those to arcs and relations, become products of two thin ones: at first the nearest
ones, by what the layers see; then the narrow student learns to score as the wide one does, and from the treebanks.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from batches import batches, gold, mask, padded
from corpus import Sentence, development_part, different, read_conllu, training_part
from evaluation import report
from export import export
from features import Rows
from heads import IGNORE, Heads, Labels, Scores, loss
from joined import run_together
from student import Layer, Size, Student

RANK = 80
STRETCH = 4.0  # brings what is between two thin maps near 1
WORDS = 3000  # of a batch
EXAMPLES = 12  # batches by which the first narrow student is found
RATE = 1e-3
REPEAT = 2
PART = 4  # of so many raw sentences one is read
SHARE = 0.05  # of neighbours that are run together
DROPOUT = 0.05


@torch.no_grad()
def narrowed(wide: Student, examples: list[tuple[torch.Tensor, torch.Tensor]], size: Size) -> Student:
    """The narrow student that is nearest to a wide one, layer after layer: each of its maps gives, of what the narrow
    layers before it give, what is nearest to the wide student's. `examples`: rows of words and masks."""
    narrow = Student(size, wide.labels, DROPOUT)
    own = narrow.state_dict()
    own.update({name: value for name, value in wide.state_dict().items() if name in own and own[name].shape == value.shape})
    narrow.load_state_dict(own)
    narrow.eval()
    for thin, thick in zip(narrow.layers[1:], wide.layers[1:]):
        fit(narrow, thin, thin.down, [thin.gates], wide, [thick.gates], examples)
    heads, others = narrow.heads, wide.heads
    fit(narrow, heads, None, tags(heads), wide, tags(others), examples)
    fit(narrow, heads, heads.down, arcs(heads), wide, arcs(others), examples)
    up, of = (torch.cat([one.arc_head.weight, one.rel_head.weight]) for one in (heads, others))
    bias = torch.cat([others.arc_head.bias - heads.arc_head.bias, others.rel_head.bias - heads.rel_head.bias])
    heads.root.copy_(torch.linalg.lstsq(up, (of @ others.root + bias)[:, None]).solution[:, 0])
    return narrow


def tags(heads: Heads) -> list[nn.Linear]:
    return [heads.upos, heads.xpos, heads.names, heads.starts]


def arcs(heads: Heads) -> list[nn.Linear]:
    return [heads.arc_dep, heads.arc_head, heads.rel_dep, heads.rel_head]


def seen(model: Student, module: nn.Module, examples) -> torch.Tensor:
    """What goes into a layer or the heads: [word, number], of the words of all examples."""
    found = []
    upright = isinstance(module, Layer)  # words along the first axis
    see = lambda _, inputs: found.append(inputs[0].transpose(0, 1) if upright else inputs[0])
    hook = module.register_forward_pre_hook(see)
    for rows, there in examples:
        model(rows, there)
    hook.remove()
    return torch.cat([value[there] for value, (_, there) in zip(found, examples)]).double()


def fit(narrow, module, down, up, wide, whole, examples) -> None:
    """Makes the maps `up`, behind `down` if there is one, of what goes into a module of the narrow student, what is
    nearest to the maps `whole` of what goes into the same module of the wide one."""
    names = {id(one): name for name, one in narrow.named_modules()}
    other = dict(wide.named_modules())[names[id(module)]]
    x = seen(narrow, module, examples)
    y = seen(wide, other, examples) @ torch.cat([one.weight for one in whole]).double().T
    bias = torch.cat([one.bias for one in whole]).double()
    mean_x, mean_y = x.mean(0), y.mean(0)
    x, y = x - mean_x, y - mean_y
    moments = x.T @ x
    moments += 1e-4 * moments.trace() / len(moments) * torch.eye(len(moments))
    weights = torch.linalg.solve(moments, x.T @ y).T
    if down is not None:
        root = torch.linalg.cholesky(moments)
        best = torch.linalg.svd(weights @ root, full_matrices=False).U[:, : down.out_features]
        down.weight.copy_(best.T @ weights / STRETCH)
        bias += mean_y - best @ (best.T @ (weights @ mean_x))
        weights = STRETCH * best
    else:
        bias += mean_y - weights @ mean_x
    start = 0
    for one in up:
        one.weight.copy_(weights[start : start + one.out_features])
        one.bias.copy_(bias[start : start + one.out_features])
        start += one.out_features


def likeness(heads: Heads, scores: Scores, other: Heads, wanted: Scores, places: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Cross-entropy with the scores of another student, averaged over words. `places`: heads at which relations are compared."""

    def entropy(logits, target):
        each = -(F.softmax(target.float(), -1) * F.log_softmax(logits.float(), -1)).sum(-1)
        return (each * mask).sum()

    total = entropy(scores.arcs, wanted.arcs) + entropy(heads.relations(scores, places), other.relations(wanted, places))
    total = total + 0.5 * (entropy(scores.upos, wanted.upos) + entropy(scores.xpos, wanted.xpos))
    total = total + entropy(scores.names, wanted.names)
    begins = F.binary_cross_entropy_with_logits(scores.starts, wanted.starts.sigmoid(), mask.float(), reduction="sum")
    return (total + begins) / mask.sum()


def read_wide(path: Path) -> Student:
    saved = torch.load(path, weights_only=True)
    wide = Student(Size(), Labels(**saved["labels"]))
    wide.load_state_dict(saved["model"])
    return wide.eval()


def to_learn_from(treebanks: Path, tokens: Path, rng: random.Random) -> list[Sentence]:
    train = training_part(treebanks, entities=True)
    raw = [Sentence(one.forms) for one in different(read_conllu(tokens)[::PART])]
    together = [*run_together(raw, SHARE, rng)]
    for _ in range(REPEAT):
        together += run_together(train, SHARE, rng)
    return train * REPEAT + raw + together


def lesson(narrow: Student, wide: Student, rows: torch.Tensor, there: torch.Tensor, truth: dict[str, torch.Tensor]) -> torch.Tensor:
    """How far the narrow student is from the wide one, and from the truth where it is known."""
    with torch.no_grad():
        wanted = wide(rows, there)
    scores = narrow(rows, there)
    places = torch.where(truth["heads"] == IGNORE, wanted.arcs.argmax(-1), truth["heads"])
    value = likeness(narrow.heads, scores, wide.heads, wanted, places, there)
    annotated = (truth["heads"] != IGNORE) | (truth["names"] != IGNORE) | (truth["starts"] > 0)
    if annotated.any():
        value = value + 0.5 * loss(narrow.heads, scores, truth, there & annotated.any(1, keepdim=True))
    return value


def train(narrow: Student, wide: Student, stream, steps: int) -> None:
    """Teaches the narrow student; in the end it has the average of its last weights."""
    optimizer = torch.optim.AdamW(narrow.parameters(), RATE, betas=(0.9, 0.98), weight_decay=0.01)
    rate = lambda step: min(1.0, (step + 1) / 20) * max(0.0, 1 - step / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = {name: value.clone() for name, value in narrow.state_dict().items()}
    start = time.time()
    narrow.train()
    for step, (rows, there, truth) in zip(range(1, steps + 1), stream):
        value = lesson(narrow, wide, rows, there, truth)
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(narrow.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        share = max(0.02, 1 - (step - 1) / 20)
        for name, one in narrow.state_dict().items():
            average[name].lerp_(one, share)
        if step % 50 == 0:
            print(f"narrow student, step {step}: {time.time() - start:.0f} s", flush=True)
    narrow.load_state_dict(average)
    narrow.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("tokens", type=Path, help="CoNLL-U, of which the words alone are read")
    parser.add_argument("wide", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--sentences", type=int, help="learn from so many only, to try the program")
    args = parser.parse_args()
    torch.manual_seed(1)
    rng = random.Random(1)
    wide = read_wide(args.wide)
    labels = wide.labels
    sentences = to_learn_from(args.treebanks, args.tokens, rng)[: args.sentences]
    known = Rows()
    rows = lambda batch: padded([known.of(one.forms) for one in batch])

    def stream():
        while True:
            for batch in batches(sentences, WORDS, rng):
                yield rows(batch), mask(batch), gold(batch, labels)

    examples = [(inputs, there) for _, (inputs, there, _) in zip(range(EXAMPLES), stream())]
    narrow = narrowed(wide, examples, Size(rank=RANK))
    train(narrow, wide, stream(), args.steps)
    export(narrow, args.output)
    parsed, named = development_part(args.treebanks)
    joined = [*run_together(parsed, 0, rng)]
    scores_of = lambda batch, there: narrow(rows(batch), there)
    print(report(scores_of, narrow.heads, labels, parsed, named, joined))


if __name__ == "__main__":
    main()
