"""Compares exports with their JSON graph: the same nodes, edges and attributes must arrive in other
programs, and parallel edges must stay apart. Takes the files' name without extension."""

import json
import sys

import igraph
import networkx
import pandas

stem = sys.argv[1]


def text(value):
    """A value as the flat formats spell it; None where they leave it out."""
    if isinstance(value, list):
        items = [item.replace("\\", "\\\\").replace(";", "\\;") for item in value]
        return ";".join(items) or None
    return value


def in_xml(value):
    """A value as XML 1.0 can hold it."""
    if not isinstance(value, str):
        return value
    allowed = lambda letter: (letter >= " " or letter in "\t\n\r") and letter not in "\ufffe\uffff"
    return "".join(letter if allowed(letter) else "\ufffd" for letter in value)


def told(fields, names):
    return {name: in_xml(text(fields[name])) for name in names if text(fields.get(name)) is not None}


NODE = ["name", "kind", "country", "known", "aliases", "documents"]
EDGE = ["type", "mode", "status", "date", "observed", "symmetric", "forum", "topics", "content",
        "attribution", "cameo", "quad", "title", "from", "until"]

with open(f"{stem}.json", encoding="utf-8") as file:
    data = json.load(file)
nodes = {node["id"]: told(node, NODE) for node in data["nodes"]}
edges = {edge["key"]: (edge["source"], edge["target"], told(edge, EDGE)) for edge in data["edges"]}
evidence = {edge["key"]: edge["evidence"] for edge in data["edges"]}
pairs = [(edge["source"], edge["target"]) for edge in data["edges"]]
assert len(edges) == len(pairs) > len(set(pairs)), "the graph has parallel edges"


def same(found_nodes, found_edges, what):
    assert found_nodes == nodes, (what, found_nodes)
    for key, (source, target, fields) in found_edges.items():
        expected = edges[key]
        assert (source, target, told(fields, EDGE)) == expected, (what, fields, expected)
        if fields.get("evidence"):
            assert json.loads(fields["evidence"]) == evidence[key], (what, key)
    assert found_edges.keys() == edges.keys(), what
    print(f"{what}: {len(nodes)} nodes and {len(edges)} edges as in {stem}.json")


def of_networkx(graph):
    assert graph.is_directed() and graph.is_multigraph()
    found = {id: told(fields, NODE) for id, fields in graph.nodes(data=True)}
    links = graph.edges(keys=True, data=True)
    return found, {key: (one, other, fields) for one, other, key, fields in links}


graph = networkx.read_graphml(f"{stem}.graphml")
same(*of_networkx(graph), "networkx, GraphML")
assert graph.graph["format"] == "chancery-graph" and graph.graph["version"] == 1
assert json.loads(graph.graph["documents"]) == data["graph"]["documents"]

graph = networkx.read_gexf(f"{stem}.gexf", version="1.3")
same(*of_networkx(graph), "networkx, GEXF")
dated = [fields for _, _, fields in graph.edges(data=True) if fields.get("date")]
assert dated and all(fields["start"] and fields["end"] for fields in dated)

graph = igraph.Graph.Read_GraphML(f"{stem}.graphml")
assert graph.is_directed()
# igraph gives an empty text, or false, where a node or an edge lacks an attribute, and edges the
# ids of nodes; hence `key`.
present = lambda item: {name: value for name, value in item.attributes().items() if value != ""}
event = lambda fields: {name: value for name, value in fields.items() if name != "symmetric" or not fields["structural"]}
names = {item.index: item["id"] for item in graph.vs}
same(
    {item["id"]: told(present(item), NODE) for item in graph.vs},
    {item["key"]: (names[item.source], names[item.target], event(present(item))) for item in graph.es},
    "igraph, GraphML",
)

table = lambda name: pandas.read_csv(f"{stem}.{name}", dtype=str, keep_default_na=False)


def same_cells(row, fields, names):
    for name in names:
        value = text(fields.get(name))
        value = {True: "true", False: "false", None: ""}.get(value, value)
        assert row[name] == value, (name, row[name], value)


for row, node in zip(table("nodes.csv").to_dict("records"), data["nodes"], strict=True):
    same_cells(row, node, ["id", *NODE])
for row, edge in zip(table("csv").to_dict("records"), data["edges"], strict=True):
    same_cells(row, edge, ["key", "source", "target", *EDGE])
told_by = [(edge["key"], one["document"], one["text"]) for edge in data["edges"] for one in edge["evidence"]]
rows = table("evidence.csv").to_dict("records")
assert [(row["key"], row["document"], row["text"]) for row in rows] == told_by
for row, document in zip(table("documents.csv").to_dict("records"), data["graph"]["documents"], strict=True):
    same_cells(row, document, list(document))
print(f"pandas, CSV: {len(nodes)} nodes, {len(edges)} edges, {len(rows)} sentences as in {stem}.json")
for name, count in [("plover.tsv", 40), ("icews.tsv", 20)]:
    rows = pandas.read_csv(f"{stem}.{name}", sep="\t", dtype=str)
    assert rows.shape[1] == count and len(rows) > 0, name
