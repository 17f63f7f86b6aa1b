"""Fine-tunes the teacher: `train_teacher.py TREEBANKS OUTPUT`. About 25 minutes on two cores."""

import argparse
import random
import time
from pathlib import Path

import torch

from batches import batches, gold, labels_of, mask
from corpus import NAME_TAGS, development_part, training_part
from evaluation import report
from heads import loss
from teacher import Pieces, Teacher

WORDS = 1200  # of a batch
ENCODER_RATE, HEADS_RATE = 2e-4, 1e-3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--sentences", type=int, help="learn from so many only, to try the program")
    args = parser.parse_args()
    torch.manual_seed(1)
    rng = random.Random(1)

    train = training_part(args.treebanks)
    labels = labels_of(train, NAME_TAGS)
    train = train[: args.sentences]
    parsed, named = development_part(args.treebanks)
    model, pieces = Teacher(labels), Pieces()
    encoder = list(model.encoder.parameters())
    own = {id(one) for one in encoder}
    others = [one for one in model.parameters() if id(one) not in own]
    groups = [{"params": encoder, "lr": ENCODER_RATE}, {"params": others, "lr": HEADS_RATE}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    steps = args.epochs * sum(1 for _ in batches(train, WORDS, None))
    rate = lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.0, 1 - step / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)

    def scores_of(batch, there):
        with torch.autocast("cpu", torch.bfloat16):
            return model(pieces.batch([one.forms for one in batch]), there)

    start = time.time()
    for epoch in range(args.epochs):
        model.train()
        for batch in batches(train, WORDS, rng):
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(model.heads, scores_of(batch, mask(batch)), gold(batch, labels), mask(batch))
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
        model.eval()
        with torch.autocast("cpu", torch.bfloat16):
            right = report(scores_of, model.heads, labels, parsed, named, [])
        print(f"teacher, epoch {epoch + 1}: {right}, {time.time() - start:.0f} s", flush=True)
        torch.save({"model": model.state_dict(), "labels": vars(labels)}, args.output)


if __name__ == "__main__":
    main()
