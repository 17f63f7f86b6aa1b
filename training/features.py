"""What the student sees of a word: rows of hashed tables. `src/text/network/features.rs` computes the same rows."""

import numpy as np

# Rows of each table, and how many rows of it a word has.
TABLES = {"word": (16384, 2), "suffix": (8192, 3), "prefix": (4096, 2), "shape": (1024, 2)}
WIDTH = sum(count for _, count in TABLES.values())


# Typographic variants that mean the same.
PLAIN = str.maketrans("’‘`´“”«»„—―", "''''\"\"\"\"\"––")


def fnv(text: str, salt: int) -> int:
    """FNV-1a over the letters' code points, begun with a salt so that one text has several rows."""
    value = (2166136261 ^ salt) * 16777619 & 0xFFFFFFFF
    for letter in text:
        value = (value ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 15


def normal(form: str) -> str:
    """Small letters, plain marks, and every digit a 0."""
    return "".join("0" if "0" <= letter <= "9" else letter.lower()[0] for letter in form.translate(PLAIN))


def kind(letter: str) -> str:
    """X for a capital, x for another letter, 0 for a digit; a mark stands for itself."""
    return "X" if letter.isupper() else "x" if letter.isalpha() else "0" if "0" <= letter <= "9" else letter


def shape(form: str, longest: int) -> str:
    """The kinds of the letters, of a run of one kind the first `longest`, twelve in all."""
    out: list[str] = []
    for one in map(kind, form.translate(PLAIN)):
        if out[-longest:] != [one] * longest:
            out.append(one)
    return "".join(out[:12])


def rows(form: str) -> list[int]:
    """The rows of a word, in the order of `TABLES`."""
    word = normal(form)
    keys = {
        "word": [(word, 1), (word, 2)],
        "suffix": [(word[-2:], 3), (word[-3:], 4), (word[-4:], 5)],
        "prefix": [(word[:2], 6), (word[:3], 7)],
        "shape": [(shape(form, 1), 8), (shape(form, 3), 9)],
    }
    return [fnv(text, salt) % TABLES[table][0] for table in TABLES for text, salt in keys[table]]


class Rows:
    """The rows of words, each word computed once."""

    def __init__(self):
        self.known: dict[str, list[int]] = {}

    def of(self, forms: list[str]) -> np.ndarray:
        for form in forms:
            if form not in self.known:
                self.known[form] = rows(form)
        return np.array([self.known[form] for form in forms], dtype=np.int32)
