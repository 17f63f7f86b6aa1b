"""Parses raw sentences with the teacher: `parse_silver.py TEACHER TOKENS OUTPUT`. About 8 minutes on two cores."""

import argparse
from pathlib import Path

import torch

from batches import batches, mask
from corpus import different, read_conllu, write_conllu
from heads import Labels
from teacher import Pieces, Teacher


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("tokens", type=Path, help="CoNLL-U, of which the words alone are read")
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    saved = torch.load(args.teacher, weights_only=True)
    labels = Labels(**saved["labels"])
    model, pieces = Teacher(labels), Pieces()
    model.load_state_dict(saved["model"])
    model.eval()
    sentences = different(read_conllu(args.tokens))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(sentences, 4000, None):
            scores = model(pieces.batch([one.forms for one in batch]), mask(batch))
            heads = scores.arcs.argmax(-1)
            rels = model.heads.relations(scores, heads).argmax(-1)
            for row, one in enumerate(batch):
                tags = lambda table, names: [names[tag] for tag in table[row, : len(one.forms)]]
                one.heads = heads[row, : len(one.forms)].tolist()
                one.rels = tags(rels, labels.rels)
                one.upos = tags(scores.upos.argmax(-1), labels.upos)
                one.xpos = tags(scores.xpos.argmax(-1), labels.xpos)
                one.names = tags(scores.names.argmax(-1), labels.names)
    write_conllu(sentences, args.output)
    print(f"{len(sentences)} sentences, {sum(len(one.forms) for one in sentences)} words")


if __name__ == "__main__":
    main()
