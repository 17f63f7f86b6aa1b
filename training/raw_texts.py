"""Plain text for the teacher to parse: `raw_texts.py TEXTS`, a folder of .jsonl files with `title` and `text`.

Of each file so many words are taken, from documents in an order of chance, that no one source outweighs the others.
"""

import json
import random
import sys
from pathlib import Path

WORDS = 2_300_000  # of one source

for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
    documents = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    random.Random(1).shuffle(documents)
    words = 0
    for document in documents:
        if words > WORDS:
            break
        words += len(document["text"].split())
        print(document.get("title") or "", document["text"], "", sep="\n\n")
