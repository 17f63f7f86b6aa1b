"""Compares the measures of `chancery stats` with those of networkx: GRAPH.json STATS.json ..."""

import json
import sys

import networkx
from networkx.algorithms.community import louvain_communities, modularity

# networkx's own power iteration; its public function is the same, but wants scipy.
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as pagerank

NEAR = 1e-6

for path, stats in zip(sys.argv[1::2], sys.argv[2::2]):
    with open(path, encoding="utf-8") as file:
        events = [edge for edge in json.load(file)["edges"] if not edge.get("structural")]
    network = networkx.Graph()
    for event in events:
        one, other = event["source"], event["target"]
        network.add_nodes_from([one, other])
        if one != other:
            weight = network.get_edge_data(one, other, {"weight": 0})["weight"]
            network.add_edge(one, other, weight=weight + 1)
    with open(stats, encoding="utf-8") as file:
        rows = {row["id"]: row for row in json.load(file)}
    assert set(rows) == set(network) and len(rows) > 2, path

    betweenness = networkx.betweenness_centrality(network)
    ranks = pagerank(network, tol=1e-14, max_iter=1000)
    for actor, row in rows.items():
        assert row["partners"] == network.degree(actor), (path, actor)
        assert abs(row["betweenness"] - betweenness[actor]) < NEAR, (path, actor)
        assert abs(row["rank"] - ranks[actor]) < NEAR, (path, actor)

    groups = {}
    for actor, row in rows.items():
        groups.setdefault(row["community"], set()).add(actor)
    ours = modularity(network, groups.values())
    theirs = max(modularity(network, louvain_communities(network, seed=seed)) for seed in range(5))
    # Two runs of the method may differ, and some of networkx's do among each other.
    assert ours > theirs - 0.02, (path, ours, theirs)
    print(
        f"networkx agrees on {path}: partners, betweenness and rank of {len(rows)} actors; "
        f"modularity of {len(groups)} communities {ours:.4f}, its own {theirs:.4f}"
    )
