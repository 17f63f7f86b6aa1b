"""How right a model is on sentences with gold layers: words with the right head and relation, tags, names."""

from collections.abc import Callable

import torch

from batches import batches, gold, mask
from corpus import Sentence, name_scores
from heads import IGNORE, Heads, Labels, Scores


@torch.no_grad()
def report(
    scores_of: Callable[[list[Sentence], torch.Tensor], Scores],
    heads: Heads,
    labels: Labels,
    parsed: list[Sentence],
    named: list[Sentence],
    together: list[Sentence],
) -> str:
    """Percent right on `parsed`; F1 of names on `named`, with their kinds and of their spans alone; F1 of the
    borders in `together`, with `parsed` as sentences that have none."""
    right = {"UAS": 0, "LAS": 0, "UPOS": 0, "XPOS": 0}
    words = 0
    for batch in batches(parsed, 4000, None):
        truth, scores = gold(batch, labels), scores_of(batch, mask(batch))
        there = truth["heads"] != IGNORE
        chosen = scores.arcs.argmax(-1)
        attached = (chosen == truth["heads"]) & there
        related = heads.relations(scores, chosen).argmax(-1) == truth["rels"]
        words += there.sum().item()
        right["UAS"] += attached.sum().item()
        right["LAS"] += (attached & related).sum().item()
        right["UPOS"] += ((scores.upos.argmax(-1) == truth["upos"]) & there).sum().item()
        right["XPOS"] += ((scores.xpos.argmax(-1) == truth["xpos"]) & there).sum().item()
    truth_tags, tags = [], []
    for batch in batches(named, 4000, None):
        chosen = scores_of(batch, mask(batch)).names.argmax(-1)
        for row, one in enumerate(batch):
            truth_tags.append(one.names)
            tags.append([labels.names[tag] for tag in chosen[row, : len(one.forms)]])
    typed, untyped = name_scores(truth_tags, tags)
    asked = given = both = 0
    for batch in batches(together + parsed, 4000, None):
        begins = (scores_of(batch, mask(batch)).starts > 0) & mask(batch)
        truth = gold(batch, labels)["starts"] > 0
        begins[:, 0] = False
        asked, given, both = asked + truth.sum().item(), given + begins.sum().item(), both + (truth & begins).sum().item()
    parts = [f"{layer} {100 * count / words:.2f}" for layer, count in right.items()]
    return " ".join([*parts, f"names {typed:.1f}, spans {untyped:.1f}, borders P {100 * both / max(1, given):.1f} R {100 * both / max(1, asked):.1f}"])
