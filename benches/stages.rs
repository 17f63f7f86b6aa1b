//! How many words a second each stage reads, on one core and the articles beside this file.
//!
//! `cargo bench` runs all; `cargo bench -- stage` the stages, `whole` the pipeline, `long` single
//! documents of 1 and 2 MB: twice the text must take about twice the time.

use std::hint::black_box;

use chancery::code::code;
use chancery::export::json::json;
use chancery::graph::Graph;
use chancery::lexicon::Lexicon;
use chancery::model::{Document, Part};
use chancery::pipeline::{self, build};
use chancery::read::{ReadOptions, read_bytes};
use chancery::recognize::recognize;
use chancery::resolve::{Read, Resolved, resolve};
use chancery::text::{Analyzer, Sentence};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ARTICLES: &[u8] = include_bytes!("articles.jsonl");

struct Tools {
    analyzer: Analyzer,
    lexicon: Lexicon,
}

fn tools() -> Tools {
    Tools {
        analyzer: Analyzer::embedded().expect("the model is sound"),
        lexicon: Lexicon::embedded().expect("the tables are sound"),
    }
}

fn articles() -> Vec<Document> {
    read_bytes("articles.jsonl", ARTICLES.to_vec(), &ReadOptions::default()).documents
}

fn words(documents: &[Document]) -> Throughput {
    let words = documents
        .iter()
        .map(|document| document.text.split_whitespace().count());
    Throughput::Elements(words.sum::<usize>() as u64)
}

fn read<'a>(document: &'a Document, sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Read<'a>> {
    let text = document.text.as_str();
    let read = |sentence: &Sentence| Read {
        part: Part::Text,
        text,
        mentions: recognize(text, sentence, lexicon),
        sentence: sentence.clone(),
    };
    sentences.iter().map(read).collect()
}

fn stages(criterion: &mut Criterion) {
    let Tools { analyzer, lexicon } = tools();
    let documents = articles();
    let analyzed: Vec<Vec<Sentence>> = documents
        .iter()
        .map(|document| analyzer.analyze(&document.text))
        .collect();
    let reads: Vec<Vec<Read<'_>>> = documents
        .iter()
        .zip(&analyzed)
        .map(|(document, sentences)| read(document, sentences, &lexicon))
        .collect();
    let resolved: Vec<Resolved> = documents
        .iter()
        .zip(&reads)
        .map(|(document, reads)| resolve(document, reads, &lexicon))
        .collect();
    let records = documents
        .iter()
        .map(|document| pipeline::read(document, &analyzer, &lexicon));
    let record = records
        .reduce(chancery::graph::Record::union)
        .expect("there are articles");
    let graph = Graph::new(record.clone(), &lexicon);

    let mut group = criterion.benchmark_group("stage");
    group.throughput(words(&documents));
    group.bench_function("read", |bench| bench.iter(articles));
    group.bench_function("text", |bench| {
        bench.iter(|| {
            for document in &documents {
                black_box(analyzer.analyze(&document.text));
            }
        });
    });
    group.bench_function("recognize", |bench| {
        bench.iter(|| {
            for (document, sentences) in documents.iter().zip(&analyzed) {
                for sentence in sentences {
                    black_box(recognize(&document.text, sentence, &lexicon));
                }
            }
        });
    });
    group.bench_function("resolve", |bench| {
        bench.iter(|| {
            for (document, reads) in documents.iter().zip(&reads) {
                black_box(resolve(document, reads, &lexicon));
            }
        });
    });
    group.bench_function("code", |bench| {
        bench.iter(|| {
            for ((document, reads), resolved) in documents.iter().zip(&reads).zip(&resolved) {
                black_box(code(document, reads, resolved, &lexicon));
            }
        });
    });
    group.bench_function("graph", |bench| {
        bench.iter(|| Graph::new(record.clone(), &lexicon));
    });
    group.bench_function("json", |bench| {
        bench.iter(|| json(&graph, &mut std::io::sink()));
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let Tools { analyzer, lexicon } = tools();
    let documents = articles();
    let mut group = criterion.benchmark_group("whole");
    group.throughput(words(&documents));
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        group.bench_function(format!("{threads} threads"), |bench| {
            bench.iter(|| pool.install(|| build(&documents, &analyzer, &lexicon)));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("start");
    group.bench_function("lexicon", |bench| bench.iter(Lexicon::embedded));
    group.bench_function("analyzer", |bench| bench.iter(Analyzer::embedded));
    group.finish();
}

fn long(criterion: &mut Criterion) {
    let Tools { analyzer, lexicon } = tools();
    let texts: Vec<String> = articles()
        .into_iter()
        .map(|document| document.text.replace('\n', " "))
        .collect();
    let text = texts.join(" ");
    let mut group = criterion.benchmark_group("long");
    group.sample_size(10);
    for megabytes in [1, 2] {
        let document = Document {
            id: "long".to_owned(),
            date: Some("2022-03-04".parse().expect("a date")),
            text: format!("{text} ").repeat((megabytes << 20) / text.len()),
            ..Document::default()
        };
        let documents = [document];
        group.throughput(words(&documents));
        group.bench_function(format!("{megabytes} MB in one line"), |bench| {
            bench.iter(|| build(&documents, &analyzer, &lexicon));
        });
    }
    group.finish();
}

criterion_group!(benches, stages, whole, long);
criterion_main!(benches);
