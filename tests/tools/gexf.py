"""Checks GEXF files against the grammar of GEXF 1.3 in gexf.rng, and what a grammar cannot say: ids are
unique, edges lead to nodes, and each value belongs to a declared attribute of its class and type."""

import pathlib
import sys

from lxml import etree

GEXF = "{http://gexf.net/1.3}"
grammar = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("gexf.rng")))


def holds(kind, value):
    if kind == "boolean":
        return value in ("true", "false")
    return kind == "string" or (kind == "integer" and value.lstrip("-").isdigit())


for name in sys.argv[1:]:
    tree = etree.parse(name)
    if not grammar.validate(tree):
        sys.exit(f"{name} is not GEXF 1.3: {grammar.error_log.last_error}")
    kinds = {
        group.get("class"): {item.get("id"): item.get("type") for item in group}
        for group in tree.iter(f"{GEXF}attributes")
    }
    found = {what: list(tree.iter(f"{GEXF}{what}")) for what in ("node", "edge")}
    ids = {what: {item.get("id") for item in items} for what, items in found.items()}
    for what, items in found.items():
        assert items and len(ids[what]) == len(items), f"{name}: {what}s share an id"
        for item in items:
            for cell in item.iter(f"{GEXF}attvalue"):
                kind = kinds[what][cell.get("for")]
                assert holds(kind, cell.get("value")), f"{name}: {cell.attrib} is no {kind}"
    ends = {edge.get(end) for edge in found["edge"] for end in ("source", "target")}
    assert ends <= ids["node"], f"{name}: edges lead to {ends - ids['node']}"
    print(f"{name} is GEXF 1.3: {len(found['node'])} nodes, {len(found['edge'])} edges")
