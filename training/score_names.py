"""F1 of the names that the analyser finds in gold words.

`score_names.py tokens GOLD > WORDS.conllu`, then `analyze --gold-tokens WORDS.conllu > SYSTEM.conllu`,
then `score_names.py score GOLD SYSTEM.conllu`. GOLD is a file of Universal NER or wikigold.
"""

import sys
from pathlib import Path

from corpus import name_scores, read_uner, read_wikigold


def system_names(path: Path) -> list[list[str]]:
    """The tags in the last column, sentence by sentence."""
    sentences = []
    for block in path.read_text("utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        names = [dict(part.partition("=")[::2] for part in row[9].split("|")).get("Name", "O") for row in rows]
        if names:
            sentences.append(names)
    return sentences


def main() -> None:
    gold = Path(sys.argv[2])
    sentences = read_wikigold(gold) if "wikigold" in gold.name else read_uner(gold)
    if sys.argv[1] == "tokens":
        for one in sentences:
            for at, form in enumerate(one.forms, 1):
                print(at, form, "_", "X", "FW", "_", 0, "dep", "_", "_", sep="\t")
            print()
    else:
        typed, spans = name_scores([one.names for one in sentences], system_names(Path(sys.argv[3])))
        print(f"names {typed:.1f}, spans {spans:.1f}")


if __name__ == "__main__":
    main()
