"""Names out of the entities that GUM annotates.

GUM marks every mention, named or not ("the old museum", "it"), as a bracketing in the column MISC
(`Entity=(13-organization-...`). A mention of a person, an organisation or a place whose head is a proper noun
holds a name: its head with the proper nouns beside it, and for organisations and places what follows "of".
"""

import re

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")
UNSURE = "?"  # No class of its own: nothing is learnt from such a word.


def mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """First word, word after the last, and kind of each mention of a sentence, longest first."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    found = []
    for at, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in BRACKET.findall(entity[1]) if entity else []:
            if part[0] == "(":
                number, kind = part.strip("()").split("-")[:2]
                open_at.setdefault(number, []).append((at, kind))
                if not part.endswith(")"):
                    continue
            else:
                number = part[:-1]
            if open_at.get(number):
                start, kind = open_at[number].pop()
                found.append((start, at + 1, kind))
    return sorted((one for one in found if one[2] in KINDS), key=lambda one: (one[0] - one[1], one[0]))


def name_tags(rows: list[list[str]], common: set[str]) -> list[str]:
    """The name tag of each word of a CoNLL-U sentence. `common`: words, in lower case, that are common nouns elsewhere;
    a person's name of such words alone is a title ("the Prime Minister") and is left open."""
    proper = [row[3] == "PROPN" or row[4] in ("NNP", "NNPS") for row in rows]
    tags = ["O"] * len(rows)
    for start, end, kind in mentions(rows):
        heads = [at for at in range(start, end) if not start < int(rows[at][6]) <= end]
        if len(heads) != 1 or not proper[heads[0]] or rows[heads[0]][4] == "NNPS" and kind == "person":
            continue
        first, last = person(rows, proper, heads[0], end) if kind == "person" else span(rows, proper, heads[0], start, end)
        if any(tag != "O" for tag in tags[first:last]):
            continue
        title = kind == "person" and all(row[1].lower() in common for row in rows[first:last])
        kind = KINDS[kind]
        tags[first:last] = [UNSURE] * (last - first) if title else [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
    for at, tag in enumerate(tags):
        beside = tags[max(0, at - 1) : at] + tags[at + 1 : at + 2]
        if tag == "O" and proper[at] and any(other[:2] in ("B-", "I-") for other in beside):
            tags[at] = UNSURE
    return tags


def person(rows: list[list[str]], proper: list[bool], head: int, end: int) -> tuple[int, int]:
    """A given name is the head of a person's name; titles stand before it."""
    last = head + 1
    while last < end and (rows[last][7].startswith("flat") or rows[last][1] == "-" and last + 1 < end and proper[last + 1]):
        last += 1
    return head, last


def span(rows: list[list[str]], proper: list[bool], head: int, start: int, end: int) -> tuple[int, int]:
    """The proper nouns around a head, and those behind "of"."""
    joins = lambda at: start < at < end - 1 and rows[at][1] in ("&", "-", "and") and proper[at - 1] and proper[at + 1]
    first, last = head, head + 1
    while first > start and (proper[first - 1] or joins(first - 1)):
        first -= 1
    while last < end and (proper[last] or joins(last)):
        last += 1
    behind = last
    if behind < end and rows[behind][1] == "of":
        behind += 1
        if behind < end and rows[behind][1].lower() == "the":
            behind += 1
        if behind < end and proper[behind]:
            while behind < end and proper[behind]:
                behind += 1
            last = behind
    return first, last
