"""Trains the wide student: `train_student.py TREEBANKS SILVER OUTPUT`. About 30 minutes on two cores.

It learns from the treebanks, each sentence `REPEAT` times a pass, and from the teacher's parses; what is
written is the average of its weights over the last steps.
"""

import argparse
import random
import time
from pathlib import Path

import torch

from batches import batches, gold, labels_of, mask, padded
from corpus import NAME_TAGS, development_part, read_conllu, training_part
from evaluation import report
from features import Rows
from heads import loss
from joined import run_together
from student import Size, Student

WORDS = 4000  # of a batch
RATE = 3e-3
REPEAT = 3
SHARE = 0.05  # of neighbours that are run together


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("silver", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int, default=6300)
    parser.add_argument("--sentences", type=int, help="learn from so many only, to try the program")
    args = parser.parse_args()
    torch.manual_seed(1)
    rng = random.Random(1)

    train, silver = training_part(args.treebanks, entities=True), read_conllu(args.silver)
    labels = labels_of(train, NAME_TAGS)
    together = [*run_together(silver, SHARE, rng)]
    for _ in range(REPEAT):
        together += run_together(train, SHARE, rng)
    train = (train * REPEAT + silver + together)[: args.sentences]
    parsed, named = development_part(args.treebanks)
    joined = [*run_together(parsed, 0, rng)]
    known = Rows()
    rows = lambda batch: padded([known.of(one.forms) for one in batch])
    model = Student(Size(), labels)
    optimizer = torch.optim.AdamW(model.parameters(), RATE, betas=(0.9, 0.98), weight_decay=0.01)
    rate = lambda step: min(1.0, (step + 1) / 200) * max(0.0, 1 - step / args.steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = {name: value.clone() for name, value in model.state_dict().items()}

    def stream():
        while True:
            yield from batches(train, WORDS, rng)

    start = time.time()
    for step, batch in zip(range(1, args.steps + 1), stream()):
        with torch.autocast("cpu", torch.bfloat16):
            value = loss(model.heads, model(rows(batch), mask(batch)), gold(batch, labels), mask(batch))
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        share = 0.002 + (10 / (step + 99) if step < 5000 else 0)
        for name, value in model.state_dict().items():
            average[name].lerp_(value, min(0.1, share))
        if step % 1000 == 0 or step == args.steps:
            current = {name: value.clone() for name, value in model.state_dict().items()}
            model.load_state_dict(average)
            model.eval()
            right = report(lambda batch, there: model(rows(batch), there), model.heads, labels, parsed, named, joined)
            print(f"student, step {step}: {right}, {time.time() - start:.0f} s", flush=True)
            torch.save({"model": model.state_dict(), "labels": vars(labels)}, args.output)
            model.load_state_dict(current)
            model.train()


if __name__ == "__main__":
    main()
