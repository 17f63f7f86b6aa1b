"""Sentences run together, as mail and headlines have them: from these the student learns where another one begins.

The rules of `src/text/split` cut behind full stops. What they leave together is for the network to cut.
"""

import random
from collections.abc import Iterator

from corpus import Sentence

LONGEST = 100  # words
CLOSERS = {")", "]", '"', "”", "’", "'", "''", "»"}


def is_hidden(before: Sentence, after: Sentence) -> bool:
    """Whether no rule sees the border: no mark before it, or no capital behind."""
    words = [form for form in before.forms if form not in CLOSERS] or before.forms
    return not words[-1].endswith((".", "!", "?", "…")) or after.forms[0][:1].islower()


def run_together(sentences: list[Sentence], share: float, rng: random.Random) -> Iterator[Sentence]:
    """Neighbours in a paragraph as one: all that no rule tells apart, and a share of the others, some of these
    without the full stop or the capital. The trees are left out; the rest is learnt as elsewhere."""
    group: list[Sentence] = []
    for one in sentences:
        if group and (
            one.opens
            or sum(len(other.forms) for other in group) + len(one.forms) > LONGEST
            or not (is_hidden(group[-1], one) or rng.random() < share)
        ):
            if len(group) > 1:
                yield joined(group, rng)
            group = []
        group.append(one)
    if len(group) > 1:
        yield joined(group, rng)


def joined(group: list[Sentence], rng: random.Random) -> Sentence:
    whole = Sentence([])
    for at, one in enumerate(group):
        if at > 0:
            whole.starts.append(len(whole.forms))
        last = at + 1 == len(group)
        stopless = not last and one.forms[-1] == "." and len(one.forms) > 1 and rng.random() < 0.5
        end = len(one.forms) - stopless
        first = one.forms[0]
        if at > 0 and not is_hidden(group[at - 1], one) and rng.random() < 0.25:
            first = first.lower()
        whole.forms += [first, *one.forms[1:end]]
        for layer in ("upos", "xpos", "names"):
            getattr(whole, layer).extend((getattr(one, layer) or ["?"] * len(one.forms))[:end])
    return whole
