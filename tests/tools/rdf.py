"""Reads graphs as Turtle, N-Triples and JSON-LD in rdflib: the three must be the same graph, and asking
it who talked to whom must give what `chancery talks --json` gives. Takes pairs of the files' name
without extension and the talks."""

import json
import sys

from rdflib import Graph
from rdflib.compare import isomorphic

TALKS = """
PREFIX chancery: <urn:x-chancery:vocabulary#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?key ?source ?target ?mode ?status (COUNT(?report) AS ?reports) WHERE {
    ?event chancery:key ?key ; chancery:mode ?mode ; chancery:status ?status ;
        chancery:source/chancery:id ?source ; chancery:target/chancery:id ?target ;
        prov:wasDerivedFrom ?report .
    ?report prov:hadPrimarySource/a prov:Entity .
} GROUP BY ?key ?source ?target ?mode ?status
"""

VOCABULARY = Graph().parse("docs/vocabulary.ttl")

arguments = iter(sys.argv[1:])
for stem, talks in zip(arguments, arguments):
    graph = Graph().parse(f"{stem}.ttl")
    for extension, form in [("nt", "nt"), ("jsonld", "json-ld")]:
        other = Graph().parse(f"{stem}.{extension}", format=form)
        assert isomorphic(graph, other), (stem, extension)
    own = {term for triple in graph for term in triple if str(term).startswith("urn:x-chancery:vocabulary#")}
    missing = own - set(VOCABULARY.subjects())
    assert not missing, (stem, missing)
    with open(talks, encoding="utf-8") as file:
        edges = json.load(file)
    told = {(edge["key"], edge["source"], edge["target"], edge["mode"], edge["status"], len(edge["evidence"])) for edge in edges}
    found = {tuple(value.toPython() for value in row) for row in graph.query(TALKS)}
    assert found == told and told, (stem, found ^ told)
    print(f"rdflib: {stem} in three spellings, {len(graph)} facts, {len(told)} talks as chancery tells them")
