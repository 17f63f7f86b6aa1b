//! How many bytes a second each format is written, from a made-up graph of 100,000 events.
//!
//! `cargo bench --bench exports` measures all that are meant for graphs of that size.

use chancery::export::Format;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

mod made_up;

const FORMATS: [Format; 9] = [
    Format::Json,
    Format::Graphml,
    Format::Gexf,
    Format::Csv,
    Format::CsvEvidence,
    Format::Turtle,
    Format::Ntriples,
    Format::JsonLd,
    Format::Ftm,
];

fn exports(criterion: &mut Criterion) {
    let graph = made_up::graph(100_000);
    let mut group = criterion.benchmark_group("exports");
    group.sample_size(10);
    for format in FORMATS {
        let mut file = Vec::new();
        format.write(&graph, &mut file).expect("memory takes all");
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(format.name(), |bencher| {
            bencher.iter(|| {
                file.clear();
                format.write(&graph, &mut file)
            });
        });
    }
}

criterion_group!(benches, exports);
criterion_main!(benches);
