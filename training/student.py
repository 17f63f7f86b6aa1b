"""The student: hashed embeddings, a stack of simple recurrent layers in both directions, shared heads."""

from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn import functional as F

from features import TABLES
from heads import Heads, Labels, Scores


@dataclass
class Size:
    """The sizes of the student. `parts`: columns of each embedding table."""

    parts: dict[str, int] = field(default_factory=lambda: {"word": 128, "suffix": 64, "prefix": 64, "shape": 32})
    hidden: int = 128
    layers: int = 4
    arc: int = 128
    rel: int = 96
    kind: str = "sru"


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


class Layer(nn.Module):
    """A simple recurrent layer in both directions (after Lei et al. 2018): all products lie outside the recurrence."""

    def __init__(self, width: int, hidden: int):
        super().__init__()
        self.hidden = hidden
        self.gates = nn.Linear(width, 6 * hidden)
        self.norm = nn.LayerNorm(2 * hidden)
        with torch.no_grad():
            self.gates.bias[2 * hidden : 4 * hidden] += 1.0

    def forward(self, x: torch.Tensor, mask: torch.Tensor, dropout: float) -> torch.Tensor:
        """`x`: [length, batch, width]; `mask`: [length, batch, 1], 1 where there is a word."""
        d = self.hidden
        u = self.gates(F.dropout(x, dropout, self.training)).float()
        z, f, o = u[..., : 2 * d], torch.sigmoid(u[..., 2 * d : 4 * d]), torch.sigmoid(u[..., 4 * d :])
        g = (1 - f) * z * mask
        f = f * mask + (1 - mask)
        there, back = Recurrence.apply(f[..., :d], g[..., :d]), Recurrence.apply(f[..., d:].flip(0), g[..., d:].flip(0))
        h = o * torch.tanh(torch.cat([there, back.flip(0)], -1))
        return self.norm(x + h if x.shape[-1] == 2 * d else h)


class Student(nn.Module):
    def __init__(self, size: Size, labels: Labels, dropout: float = 0.12):
        super().__init__()
        self.size, self.labels, self.dropout = size, labels, dropout
        self.tables = nn.ModuleDict({name: nn.Embedding(rows, size.parts[name]) for name, (rows, _) in TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.3)
        width = sum(size.parts.values())
        self.layers = nn.ModuleList(
            Layer(width if at == 0 else 2 * size.hidden, size.hidden) for at in range(size.layers)
        )
        self.heads = Heads(2 * size.hidden, labels, size.arc, size.rel, dropout)

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
