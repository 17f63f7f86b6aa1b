"""Sentences as the treebanks and the names corpora give them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from entities import name_tags

# The kinds of names, as tags of words: outside, or begin and inside of a kind.
NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]

SHORTEST, LONGEST = 3, 80  # words of a sentence to learn from

@dataclass
class Sentence:
    """One sentence, word by word. `heads` counts from 1; 0 is the root. Without a gold layer, its list is empty."""

    forms: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    id: str = ""
    opens: bool = False  # Whether it is the first of a paragraph.
    starts: list[int] = field(default_factory=list)  # Where, if sentences run together, the second and later begin.


def blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The comments of each sentence of a CoNLL-U file, and the cells of its syntactic words."""
    for block in path.read_text("utf8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield [line for line in lines if line[:1] == "#"], rows


def read_conllu(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file; name tags are in the last column, as `write_conllu` puts them there."""
    sentences = []
    for lines, rows in blocks(path):
        ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
        parsed = all(row[6].isdigit() for row in rows)
        sentences.append(
            Sentence(
                forms=[row[1] for row in rows],
                upos=[row[3] for row in rows] if parsed else [],
                xpos=[row[4] for row in rows] if parsed else [],
                heads=[int(row[6]) for row in rows] if parsed else [],
                rels=[row[7] for row in rows] if parsed else [],
                names=[row[9][5:] for row in rows] if rows[0][9].startswith("Name=") else [],
                id=ids[0] if ids else "",
                opens=any(line.startswith(("# newpar", "# newdoc")) for line in lines),
            )
        )
    return sentences


def write_conllu(sentences: list[Sentence], path: Path) -> None:
    """Sentences with all layers, names as `Name=` in the last column."""
    with path.open("w", encoding="utf8") as out:
        for one in sentences:
            rows = zip(one.forms, one.upos, one.xpos, one.heads, one.rels, one.names, strict=True)
            for at, (form, upos, xpos, head, rel, name) in enumerate(rows, 1):
                out.write(f"{at}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{rel}\t_\tName={name}\n")
            out.write("\n")


def different(sentences: list[Sentence]) -> list[Sentence]:
    """Each sentence once, if it is neither too short nor too long."""
    by_forms = {tuple(one.forms): one for one in reversed(sentences) if SHORTEST <= len(one.forms) <= LONGEST}
    return list(reversed(by_forms.values()))


def read_uner(path: Path) -> list[Sentence]:
    """A file of Universal NER: number, word, tag in IOB2. Kinds other than person, organisation, place are none."""
    sentences = []
    for block in path.read_text("utf8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
            names = [row[2] if row[2] in NAME_TAGS else "O" for row in rows]
            sentences.append(Sentence([row[1] for row in rows], names=names, id=ids[0] if ids else ""))
    return sentences


def read_wikigold(path: Path) -> list[Sentence]:
    """Wikigold: a word and its tag in IO; a name begins where the kind changes."""
    sentences, forms, names = [], [], []
    for line in path.read_text("utf8").split("\n"):
        if not line.strip() or line.startswith("-DOCSTART-"):
            if forms:
                sentences.append(Sentence(forms, names=names))
            forms, names = [], []
            continue
        form, tag = line.split(" ")[:2]
        kind = tag[2:] if tag[2:] in ("PER", "ORG", "LOC") else ""
        before = names[-1][2:] if names else ""
        forms.append(form)
        names.append("O" if not kind else ("I-" if kind == before else "B-") + kind)
    return sentences + ([Sentence(forms, names=names)] if forms else [])


def training_part(treebanks: Path, entities: bool = False) -> list[Sentence]:
    """EWT with the names of Universal NER, and the free genres of GUM; these with names, too, if `entities`."""
    ewt = read_conllu(treebanks / "ewt-train.conllu")
    named = {one.id: one for one in read_uner(treebanks / "names" / "uner-train.iob2")}
    for one in ewt:
        other = named.get(one.id)
        if other and other.forms == one.forms:
            one.names = other.names
    path = treebanks / "gum-free-train.conllu"
    gum = read_conllu(path)
    if entities:
        words = [rows for _, rows in blocks(path)]
        common = {row[1] for rows in words for row in rows if row[4] in ("NN", "NNS")}
        for one, rows in zip(gum, words, strict=True):
            one.names = name_tags(rows, common)
    return ewt + gum


def development_part(treebanks: Path) -> tuple[list[Sentence], list[Sentence]]:
    """What is watched while training: parsed sentences, and sentences with names."""
    parsed = [read_conllu(treebanks / f"{name}-dev.conllu") for name in ("ewt", "gum-free")]
    return sum(parsed, []), read_uner(treebanks / "names" / "uner-dev.iob2")


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """The names that a row of tags stands for: first word, word after the last, kind."""
    found, start = set(), None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            found.add((start, at, tags[start][2:]))
            start = None
        if start is None and tag != "O":
            start = at
    return found


def name_scores(gold: list[list[str]], system: list[list[str]]) -> tuple[float, float]:
    """F1 in percent of exact names with their kinds, and of their spans alone."""
    right = untyped = asked = given = 0
    for one, other in zip(gold, system, strict=True):
        one, other = spans(one), spans(other)
        right += len(one & other)
        untyped += len({x[:2] for x in one} & {x[:2] for x in other})
        asked, given = asked + len(one), given + len(other)
    total = max(1, asked + given)
    return 200 * right / total, 200 * untyped / total
