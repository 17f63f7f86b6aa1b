//! How long a made-up graph of 100,000 events takes to load, and how long questions to it take.
//!
//! `cargo bench --bench questions` measures both; tables, which a program loads once, are not among it.

use chancery::export::json::{json, read_json};
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use chancery::model::ActorId;
use chancery::query::{
    ChainOrder, Filter, diff_at, diff_events, events, explain_pair, pairs, paths, presences,
    standings,
};
use chancery::when::When;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

mod made_up;

fn load(criterion: &mut Criterion) {
    let mut file = Vec::new();
    json(&made_up::graph(100_000), &mut file).expect("memory takes all");
    let lexicon = Lexicon::default();
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("record", |bencher| bencher.iter(|| read_json(&file)));
    group.bench_function("graph", |bencher| {
        bencher.iter(|| read_json(&file).map(|record| Graph::new(record, &lexicon)));
    });
}

fn questions(criterion: &mut Criterion) {
    let graph = made_up::graph(100_000);
    let [one, other] = [3, 1_500].map(|number| ActorId::new(&format!("made-up-actor-{number}")));
    let filter = Filter {
        actors: [one.clone()].into(),
        ..Filter::default()
    };
    let date: When = "2017-01-01".parse().expect("it is a date");
    let chains = |order| paths(&graph, &one, &other, 3, order).len();
    let questions: [(&str, &dyn Fn() -> usize); 9] = [
        ("events", &|| events(&graph, &filter).len()),
        ("explain", &|| explain_pair(&graph, &one, &other).len()),
        ("paths", &|| chains(ChainOrder::Any)),
        ("paths by date", &|| chains(ChainOrder::ByDate)),
        ("presences", &|| presences(&graph).len()),
        ("pairs", &|| pairs(&graph).len()),
        ("standings", &|| standings(&graph).len()),
        ("diff", &|| diff_events(&graph, &graph).len()),
        ("diff at", &|| diff_at(&graph, date).len()),
    ];
    let mut group = criterion.benchmark_group("questions");
    group.sample_size(10);
    for (name, ask) in questions {
        group.bench_function(name, |bencher| bencher.iter(ask));
    }
}

criterion_group!(benches, load, questions);
criterion_main!(benches);
