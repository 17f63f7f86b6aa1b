"""The student: hashed embeddings, a stack of simple recurrent layers in both directions, shared heads."""

from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn import functional as F

from features import TABLES
from heads import Heads, Labels, Scores


@dataclass
class Size:
    """The sizes of a student. `parts`: columns of each embedding table; `rank`: of a narrow one, the numbers that vectors
    become before the maps of the later layers, of arcs and of relations."""

    parts: dict[str, int] = field(default_factory=lambda: {"word": 128, "suffix": 64, "prefix": 64, "shape": 32})
    hidden: int = 128
    layers: int = 4
    arc: int = 128
    rel: int = 96
    rank: int | None = None


class Recurrence(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + g[t] along the first axis."""

    @staticmethod
    def forward(context, f, g):
        c = torch.empty_like(g)
        c[0] = g[0]
        for t in range(1, g.shape[0]):
            torch.addcmul(g[t], f[t], c[t - 1], out=c[t])
        context.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(context, dc):
        f, c = context.saved_tensors
        dg = dc.contiguous().clone()
        for t in range(dg.shape[0] - 2, -1, -1):
            torch.addcmul(dg[t], f[t + 1], dg[t + 1], out=dg[t])
        df = torch.zeros_like(f)
        torch.mul(dg[1:], c[:-1], out=df[1:])
        return df, dg


def squash(x: torch.Tensor) -> torch.Tensor:
    """From -1 to 1, near the hyperbolic tangent: two parabolas, which are fast. The gates of narrow students."""
    x = x.clamp(-2, 2)
    return x - 0.25 * x * x.abs()


class Layer(nn.Module):
    """A simple recurrent layer in both directions (after Lei et al. 2018): all products lie outside the recurrence."""

    def __init__(self, width: int, hidden: int, rank: int | None, curve: Callable[[torch.Tensor], torch.Tensor]):
        super().__init__()
        self.hidden, self.curve = hidden, curve
        self.down = nn.Linear(width, rank, bias=False) if rank else nn.Identity()
        self.gates = nn.Linear(rank or width, 6 * hidden)
        self.norm = nn.LayerNorm(2 * hidden)
        with torch.no_grad():
            self.gates.bias[2 * hidden : 4 * hidden] += 1.0

    def forward(self, x: torch.Tensor, mask: torch.Tensor, dropout: float) -> torch.Tensor:
        """`x`: [length, batch, width]; `mask`: [length, batch, 1], 1 where there is a word."""
        d = self.hidden
        u = self.gates(self.down(F.dropout(x, dropout, self.training))).float()
        z, (f, o) = u[..., : 2 * d], (0.5 + 0.5 * self.curve(0.5 * u[..., 2 * d :])).split(2 * d, -1)
        g = (1 - f) * z * mask
        f = f * mask + (1 - mask)
        there, back = Recurrence.apply(f[..., :d], g[..., :d]), Recurrence.apply(f[..., d:].flip(0), g[..., d:].flip(0))
        h = o * self.curve(torch.cat([there, back.flip(0)], -1))
        return self.norm(x + h if x.shape[-1] == 2 * d else h)


class Student(nn.Module):
    def __init__(self, size: Size, labels: Labels, dropout: float = 0.12):
        super().__init__()
        self.size, self.labels, self.dropout = size, labels, dropout
        self.tables = nn.ModuleDict({name: nn.Embedding(rows, size.parts[name]) for name, (rows, _) in TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.3)
        width = sum(size.parts.values())
        curve = squash if size.rank else torch.tanh
        self.layers = nn.ModuleList([Layer(width, size.hidden, None, curve)])
        self.layers.extend(Layer(2 * size.hidden, size.hidden, size.rank, curve) for _ in range(1, size.layers))
        self.heads = Heads(2 * size.hidden, labels, size.arc, size.rel, dropout, size.rank)

    def embed(self, rows: torch.Tensor) -> torch.Tensor:
        """`rows`: [length, batch, WIDTH]. In training the word itself is sometimes hidden, so that its ending is read, too."""
        parts, at = [], 0
        for name, (_, count) in TABLES.items():
            part = self.tables[name](rows[..., at : at + count]).sum(-2)
            if name == "word" and self.training:
                part = part * (torch.rand(part.shape[:-1]) > 0.15).unsqueeze(-1)
            parts.append(part)
            at += count
        return torch.cat(parts, -1)

    def forward(self, rows: torch.Tensor, mask: torch.Tensor) -> Scores:
        """`rows`: [batch, length, WIDTH]; `mask`: [batch, length]."""
        x = self.embed(rows.transpose(0, 1))
        there = mask.t().unsqueeze(-1).float()
        for layer in self.layers:
            x = layer(x, there, self.dropout)
        return self.heads(x.transpose(0, 1), mask)
