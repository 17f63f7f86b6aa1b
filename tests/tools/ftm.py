"""Reads graphs as entities of FollowTheMoney: each must be valid, and every entity that one names must
be there. Takes the files."""

import json
import sys

from followthemoney import model

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        entities = [json.loads(line) for line in file]
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        schema = model.get(entity["schema"])
        unknown = entity["properties"].keys() - schema.properties.keys()
        assert not unknown, (path, entity["id"], unknown)
        schema.validate(entity)
        for name, values in entity["properties"].items():
            if schema.properties[name].type.name == "entity":
                assert ids.issuperset(values), (path, entity["id"], name)
                for value in values:
                    named = next(other for other in entities if other["id"] == value)
                    wanted = schema.properties[name].range
                    assert model.get(named["schema"]).is_a(wanted), (path, entity["id"], name, named["schema"])
        # What reading would clean away or change is a fault of ours.
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        lost = {
            name for name, values in entity["properties"].items()
            if schema.properties[name].type.name in ("country", "date", "entity", "url") and kept.get(name) != set(values)
        }
        assert not lost, (path, entity, lost)
    print(f"followthemoney: {path}, {len(entities)} valid entities")
