"""Loads graphs in networkx: every node and every edge of the file must arrive, with its fields."""

import json
import sys

import networkx

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    graph = networkx.node_link_graph(data, edges="edges")
    assert graph.is_directed() and graph.is_multigraph(), path
    assert set(graph) == {node["id"] for node in data["nodes"]}, path
    assert len(graph) == len(data["nodes"]), path
    assert graph.number_of_edges() == len(data["edges"]) > 0, path
    for one, other, key, fields in graph.edges(keys=True, data=True):
        assert fields["type"] and (fields.get("structural") or fields["evidence"]), (path, key)
    print(f"networkx loads {path}: {len(graph)} nodes, {graph.number_of_edges()} edges")
