//! What is told of documents, actors, events and reports.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::terms::{Iri, Resource, Term, Value, own, prov, schema};
use crate::export::stable::digest;
use crate::graph::{Edge, EventEdge, Graph, Node, Source, Structure};
use crate::model::{ActorId, ActorKind, Event, Evidence, Mode, Office, Span};
use crate::when::When;

const ENTITY: Term = prov("Entity");

/// A document: who published it and when.
pub(super) fn document<'g>((id, source): (&'g String, &'g Source)) -> Resource<'g> {
    let mut document = Resource::new(Iri::new("document", id), &[schema("CreativeWork"), ENTITY]);
    document.text(own("id"), id);
    document.maybe(schema("headline"), source.title.as_deref());
    date(&mut document, schema("datePublished"), source.date);
    document.maybe(schema("publisher"), source.publisher.as_deref());
    document.maybe(schema("url"), source.url.as_deref());
    document.text(own("sha256"), &source.sha256);
    document
}

/// Memberships and parts, by the actor that belongs to another.
pub(super) struct Links<'g>(BTreeMap<&'g ActorId, Vec<(Term, &'g ActorId)>>);

impl<'g> Links<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut links: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (source, target, edge) in graph.edges() {
            let term = match edge {
                Edge::Structure(Structure::MemberOf) => own("memberOf"),
                Edge::Structure(Structure::PartOf) => own("partOf"),
                // Offices are resources of their own, since they have a term.
                Edge::Structure(Structure::HoldsOffice(_)) | Edge::Event(_) => continue,
            };
            links
                .entry(source.id())
                .or_default()
                .push((term, target.id()));
        }
        Self(links)
    }

    /// An actor: what it is, and how and where the documents name it.
    pub(super) fn actor(&mut self, node: &'g Node) -> Resource<'g> {
        let actor = &node.mentioned.actor;
        let class = match actor.kind {
            ActorKind::Person => "Person",
            ActorKind::Country => "Country",
            ActorKind::Organization => "Organization",
        };
        let mut resource = Resource::new(Iri::actor(&actor.id), &[schema(class)]);
        resource.text(own("id"), actor.id.as_str());
        resource.text(schema("name"), &actor.name);
        resource.texts(&schema("alternateName"), &node.mentioned.aliases);
        resource.maybe(own("country"), actor.country.as_deref());
        resource.value(own("known"), Value::Bool(actor.known));
        let offices = node.offices.iter().map(|office| office_iri(node, office));
        resource.iris(&own("holdsOffice"), offices);
        for (term, of) in self.0.remove(node.id()).unwrap_or_default() {
            resource.iri(term, Iri::actor(of));
        }
        let documents = node.mentioned.documents.iter();
        resource.iris(
            &own("mentionedIn"),
            documents.map(|id| Iri::new("document", id)),
        );
        resource
    }
}

/// The offices that an actor held: title, of what, and term.
pub(super) fn offices(node: &Node) -> impl Iterator<Item = Resource<'_>> {
    node.offices.iter().map(|office| {
        let mut resource = Resource::new(office_iri(node, office), &[schema("OrganizationRole")]);
        resource.text(schema("roleName"), &office.title);
        resource.iri(own("of"), Iri::actor(&office.of));
        date(&mut resource, schema("startDate"), office.from);
        date(&mut resource, schema("endDate"), office.until);
        resource
    })
}

fn office_iri<'a>(node: &Node, office: &Office) -> Iri<'a> {
    let key = Structure::HoldsOffice(office.clone()).key(node.id(), &office.of);
    Iri {
        prefix: "office",
        local: Cow::Owned(digest(&[&key])),
    }
}

/// An event with its fields, derived from its reports.
pub(super) fn event<'g>(
    source: &'g Node,
    target: &'g Node,
    event: &'g EventEdge,
    reports: &[Resource<'g>],
) -> Resource<'g> {
    let mut resource = Resource::new(Iri::new("event", &event.key), &[own("Event"), ENTITY]);
    resource.text(own("key"), &event.key);
    resource.iri(own("type"), Iri::new("chancery", event.kind.as_str()));
    resource.iri(own("source"), Iri::actor(source.id()));
    resource.iri(own("target"), Iri::actor(target.id()));
    resource.value(own("symmetric"), Value::Bool(event.symmetric));
    resource.maybe(own("mode"), event.mode.map(Mode::as_str));
    resource.text(own("status"), event.status.as_str());
    date(&mut resource, own("date"), event.date);
    if let Some(date) = event.date {
        let [first, last] = [date.first(), date.last()].map(|day| Value::Day(day.to_string()));
        resource.value(own("firstDay"), first);
        resource.value(own("lastDay"), last);
    }
    date(&mut resource, own("observed"), event.observed);
    resource.iris(&own("forum"), event.forum.iter().map(Iri::actor));
    resource.texts(&own("topic"), &event.topics);
    resource.maybe(own("content"), event.content.as_deref());
    let attribution = event.attribution.iter().map(Iri::actor);
    resource.iris(&own("attribution"), attribution);
    resource.text(own("cameo"), &event.cameo);
    resource.text(own("quad"), event.quad.as_str());
    let reports = reports.iter().map(|report| report.iri.clone());
    resource.iris(&prov("wasDerivedFrom"), reports);
    resource
}

/// The sentences that report an event. What a report says decides its name, so that it has the same
/// in every graph.
pub(super) fn reports(event: &EventEdge) -> impl Iterator<Item = Resource<'_>> {
    event.reports.iter().map(|report| {
        let Evidence {
            document,
            part,
            span,
            quote,
            trigger,
            source,
            target,
            rule,
        } = &report.evidence;
        let places =
            [span, trigger, source, target].map(|span| format!("{}-{}", span.start, span.end));
        let place = format!("{} {}", part.as_str(), places.join(" "));
        let name = digest(&[&event.key, document, &place, quote, rule]);
        self::report(report, name)
    })
}

fn report(report: &Event, name: String) -> Resource<'_> {
    let evidence = &report.evidence;
    let iri = Iri {
        prefix: "report",
        local: Cow::Owned(name),
    };
    let mut resource = Resource::new(iri, &[own("Report"), ENTITY]);
    resource.text(prov("value"), &evidence.quote);
    let document = Iri::new("document", &evidence.document);
    resource.iri(prov("hadPrimarySource"), document);
    resource.text(own("part"), evidence.part.as_str());
    for (start, end, span) in [
        (own("start"), own("end"), evidence.span),
        (own("triggerStart"), own("triggerEnd"), evidence.trigger),
        (own("sourceStart"), own("sourceEnd"), evidence.source),
        (own("targetStart"), own("targetEnd"), evidence.target),
    ] {
        let Span {
            start: first,
            end: last,
        } = span;
        resource.value(start, Value::Count(first));
        resource.value(end, Value::Count(last));
    }
    resource.text(own("rule"), &evidence.rule);
    resource
}

/// A date as the JSON graph has it.
fn date(resource: &mut Resource<'_>, term: Term, date: Option<When>) {
    if let Some(date) = date {
        resource.value(term, Value::Text(Cow::Owned(date.to_string())));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{VOCABULARY, resources};
    use crate::export::json::read_json;
    use crate::graph::Graph;
    use crate::lexicon::Lexicon;

    /// The subjects of the vocabulary: lines that begin with a name of it.
    fn defined() -> BTreeSet<&'static str> {
        let lines = VOCABULARY.lines();
        let names = lines.filter_map(|line| line.strip_prefix("chancery:"));
        names.map(|line| line.split(' ').next().unwrap()).collect()
    }

    #[test]
    fn the_vocabulary_has_every_term_that_is_written() {
        let small = include_bytes!("../../../tests/exports/small.json");
        let lexicon = Lexicon::embedded().unwrap();
        let graph = Graph::new(read_json(small).unwrap(), &lexicon);
        let (defined, mut used) = (defined(), BTreeSet::new());
        resources(&graph, &mut |resource| {
            let terms = resource.facts.iter().map(|(term, _)| term);
            for term in terms.chain(&resource.classes) {
                used.extend((term.prefix == "chancery").then(|| term.local.to_string()));
            }
            Ok(())
        })
        .unwrap();
        assert!(used.len() > 25, "{used:?}");
        let missing: Vec<_> = used
            .iter()
            .filter(|term| !defined.contains(term.as_str()))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
        let styles = include_str!("../../../data/style/events.toml").lines();
        let types: Vec<_> = styles
            .filter_map(|line| line.strip_prefix("name = "))
            .collect();
        assert_eq!(types.len(), 16);
        for name in types {
            assert!(defined.contains(name.trim_matches('"')), "{name}");
        }
    }
}
