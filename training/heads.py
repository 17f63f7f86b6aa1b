"""What teacher and student share: from vectors of words to tags, names, heads and relations, and the loss."""

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

IGNORE = -100


@dataclass
class Labels:
    """The names of the classes, in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    rels: list[str]
    names: list[str]


@dataclass
class Scores:
    """Scores of a batch of sentences, each padded to the longest; arcs: [batch, word, head], head 0 the root."""

    upos: torch.Tensor
    xpos: torch.Tensor
    names: torch.Tensor
    starts: torch.Tensor  # Above 0 where a further sentence begins.
    arcs: torch.Tensor
    dep: torch.Tensor  # What a word brings to the choice of its relation,
    head: torch.Tensor  # and what its head does; row 0 the root.


class Heads(nn.Module):
    """Linear tags; biaffine heads (Dozat and Manning 2017); a relation from the sum of two projections."""

    def __init__(self, width: int, labels: Labels, arc: int, rel: int, dropout: float, rank: int | None = None):
        super().__init__()
        self.dropout = dropout
        self.upos = nn.Linear(width, len(labels.upos))
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.names = nn.Linear(width, len(labels.names))
        self.starts = nn.Linear(width, 1)
        self.down = nn.Linear(width, rank, bias=False) if rank else nn.Identity()
        width = rank or width
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_dep = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc_pair = nn.Linear(arc, arc, bias=False)
        self.arc_prior = nn.Linear(arc, 1)
        self.rel_dep = nn.Linear(width, rel)
        self.rel_head = nn.Linear(width, rel)
        self.rel_out = nn.Linear(rel, len(labels.rels))
        nn.init.normal_(self.root, std=0.1)

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> Scores:
        """`words`: [batch, length, width]; `mask`: true where there is a word."""
        drop = lambda x: F.dropout(x, self.dropout, self.training)
        words = drop(words)
        narrow = self.down(words)
        root = self.root.expand(words.shape[0], 1, -1)
        places = torch.cat([root, narrow], 1)
        dep = drop(F.relu(self.arc_dep(narrow)))
        head = drop(F.relu(self.arc_head(places)))
        arcs = self.arc_pair(dep) @ head.transpose(1, 2) / dep.shape[-1] ** 0.5 + self.arc_prior(head).transpose(1, 2)
        arcs = arcs.float()
        starts = self.starts(words).squeeze(-1)
        nowhere = torch.cat([torch.zeros_like(mask[:, :1]), ~mask], 1)
        arcs = arcs.masked_fill(nowhere[:, None, :], -1e4)
        itself = torch.eye(arcs.shape[1], arcs.shape[2] - 1, dtype=torch.bool)
        arcs[:, :, 1:] = arcs[:, :, 1:].masked_fill(itself, -1e4)
        return Scores(self.upos(words), self.xpos(words), self.names(words), starts, arcs, self.rel_dep(narrow), self.rel_head(places))

    def relations(self, scores: Scores, heads: torch.Tensor) -> torch.Tensor:
        """Scores of the relations, given the head of each word: [batch, length, relation]."""
        index = heads.clamp(min=0)[:, :, None].expand(-1, -1, scores.head.shape[-1])
        pair = F.relu(scores.dep + scores.head.gather(1, index))
        return self.rel_out(F.dropout(pair, self.dropout, self.training))


def loss(heads: Heads, scores: Scores, gold: dict[str, torch.Tensor], mask: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of every layer that a word has, summed over layers, averaged over words."""

    def entropy(logits, target):
        return F.cross_entropy(logits.flatten(0, 1).float(), target.flatten(), ignore_index=IGNORE, reduction="sum")

    words = (gold["heads"] != IGNORE).sum() + (gold["names"] != IGNORE).sum()
    total = entropy(scores.arcs, gold["heads"]) + entropy(heads.relations(scores, gold["heads"]), gold["rels"])
    total = total + 0.5 * (entropy(scores.upos, gold["upos"]) + entropy(scores.xpos, gold["xpos"]))
    begins = F.binary_cross_entropy_with_logits(scores.starts.float(), gold["starts"], mask.float(), reduction="sum")
    return (total + entropy(scores.names, gold["names"]) + begins) / words.clamp(min=1)
