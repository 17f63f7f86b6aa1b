//! From the words' vectors to tags, names, heads and relations.

use std::ops::Range;

use super::super::model::{ModelError, Reader};
use super::super::tags::{Rel, Upos, Xpos};
use super::layer::NARROW;
use super::level::Level;
use super::matrix::{Matrix, Vectors, at_least, pack, whole};
use super::tree::Arcs;
use super::{Analysis, NameKind, NameTag};

/// What a word and a head bring to their arc is taken times this; at most `LIMIT`, so that a sum of 128
/// products fits 32 bits.
const ARC_SCALE: f32 = 128.0;
const LIMIT: f32 = 4000.0;
const ARC_WIDTH: usize = 128;
/// What a word and its head bring to their relation is taken times this.
const REL_SCALE: f32 = 256.0;

/// The last layers of the network.
#[derive(Debug, Clone)]
pub(super) struct Heads {
    upos: Vec<Upos>,
    xpos: Vec<Xpos>,
    rels: Vec<Rel>,
    /// What a word's vector is mapped to, part after part: scores of its tags, of its name tags, and of another
    /// sentence's beginning; then a narrower vector.
    tags: Matrix,
    tag_parts: [Range<usize>; 5],
    /// What the narrower vector is mapped to: what a word brings to an arc as a dependent and as a head, then to a
    /// relation as a dependent and as a head.
    all: Matrix,
    parts: [Range<usize>; 4],
    /// What the root brings as a head, to an arc and to a relation.
    root_arc: Vec<f32>,
    root_rel: Vec<f32>,
    pair: Matrix,
    relation: Matrix,
}

/// So much less counts that a word is in no name: names of kinds that the training texts lack score low. The
/// best of a few values on the development part of Universal NER.
const BOLDNESS: f32 = 1.2;

/// So sure must be that another sentence begins with a word. The best of a few values on the development parts
/// of the treebanks.
const RELUCTANCE: f32 = -0.5;

/// Buffers that are used again for each batch.
#[derive(Debug, Default)]
pub(super) struct Room {
    tags: Vec<f32>,
    all: Vec<f32>,
    pairs: Vec<f32>,
    relations: Vec<f32>,
    vectors: Vectors,
    arcs: ArcRoom,
}

/// Vectors of a sentence's words as dependents and of its places as heads, and the scores of their arcs.
#[derive(Debug, Default)]
struct ArcRoom {
    deps: Vec<i16>,
    heads: Vec<i16>,
    scores: Vec<i32>,
}

impl Heads {
    pub(super) fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let upos = labels(reader, Upos::parse)?;
        let xpos = labels(reader, Xpos::parse)?;
        let rels = labels(reader, Rel::parse)?;
        let tags = Matrix::read(reader)?;
        let all = Matrix::read(reader)?;
        let rel_width = reader.number()?;
        let narrow = 2 * all.pairs();
        let tag_parts = ranges([upos.len(), xpos.len(), NameTag::ALL.len(), 1, narrow]);
        let parts = ranges([ARC_WIDTH, ARC_WIDTH, rel_width, rel_width]);
        let heads = Self {
            upos,
            xpos,
            rels,
            tags,
            tag_parts,
            all,
            parts,
            root_arc: reader.reals(ARC_WIDTH)?,
            root_rel: reader.reals(rel_width)?,
            pair: Matrix::read(reader)?,
            relation: Matrix::read(reader)?,
        };
        heads.fits().then_some(heads).ok_or(ModelError::Damaged)
    }

    /// Whether the parts have the widths that they need.
    fn fits(&self) -> bool {
        let labels = [self.upos.len(), self.xpos.len(), self.rels.len()];
        let ([.., last], [.., narrow]) = (&self.parts, &self.tag_parts);
        labels.iter().all(|&count| count > 0)
            && last.end <= self.all.width()
            && narrow.end <= self.tags.width()
            && self.pair.width() == ARC_WIDTH
            && self.pair.pairs() == ARC_WIDTH / 2
            && self.relation.width() >= self.rels.len()
            && self.relation.pairs() == last.len() / 2
    }

    /// Whether the words' vectors may have this width.
    pub(super) fn takes(&self, width: usize) -> bool {
        self.tags.pairs() == width / 2
    }

    /// Analyses words by their vectors, sentence by sentence.
    pub(super) fn run(
        &self,
        level: Level,
        sentences: &[Range<usize>],
        words: &Vectors,
        room: &mut Room,
    ) -> Vec<Vec<Analysis>> {
        let Room {
            tags,
            all,
            pairs,
            relations,
            vectors,
            arcs,
        } = room;
        let tags = self.tags.apply(level, words, tags);
        let [upos, xpos, names, starts, narrow] = &self.tag_parts;
        let tag_width = self.tags.width();
        vectors.reset(words.count(), narrow.len());
        level.with(
            #[inline(always)]
            || {
                for (word, cells) in tags.chunks_exact(tag_width).zip(vectors.rows()) {
                    pack(&word[narrow.clone()], NARROW, 32_767.0, cells);
                }
            },
        );
        let all = self.all.apply(level, vectors, all);
        let width = self.all.width();
        let [dep, head, rel_dep, rel_head] = &self.parts;
        vectors.reset(words.count(), ARC_WIDTH);
        level.with(
            #[inline(always)]
            || {
                for (word, cells) in all.chunks_exact_mut(width).zip(vectors.rows()) {
                    let dep = &mut word[dep.clone()];
                    for value in dep.iter_mut() {
                        *value = value.max(0.0);
                    }
                    pack(dep, ARC_SCALE, LIMIT, cells);
                }
            },
        );
        let pairs = self.pair.apply(level, vectors, pairs);
        let trees = self.trees(level, sentences, (all, head), pairs, arcs);

        vectors.reset(words.count(), rel_dep.len());
        let heads = sentences
            .iter()
            .zip(&trees)
            .flat_map(|(sentence, tree)| tree.iter().map(|at| at.map(|at| sentence.start + at)));
        let mut sums = vec![0.0; rel_dep.len()];
        for ((word, head), cells) in all.chunks_exact(width).zip(heads).zip(vectors.rows()) {
            let of_head = match head {
                Some(at) => &all[at * width..][rel_head.clone()],
                None => &self.root_rel,
            };
            let of_word = &word[rel_dep.clone()];
            for ((sum, one), other) in sums.iter_mut().zip(of_word).zip(of_head) {
                *sum = (one + other).max(0.0);
            }
            pack(&sums, REL_SCALE, 32_767.0, cells);
        }
        let relations = self.relation.apply(level, vectors, relations);

        let analysis = |word: usize, &head: &Option<usize>, name: NameTag| {
            let scores = &tags[word * tag_width..][..tag_width];
            let relations = &relations[word * self.relation.width()..][..self.rels.len()];
            // Only the root is a root.
            let relation = best(relations, |rel| {
                (self.rels[rel] == Rel::Root) == head.is_none()
            });
            Analysis {
                upos: self.upos[best(&scores[upos.clone()], |_| true)],
                xpos: self.xpos[best(&scores[xpos.clone()], |_| true)],
                name,
                kind: kind(&scores[names.clone()]),
                head,
                rel: self.rels[relation],
                starts: scores[starts.start] > RELUCTANCE,
            }
        };
        let sentence = |(words, tree): (&Range<usize>, &Vec<Option<usize>>)| {
            let scores = words
                .clone()
                .map(|word| &tags[word * tag_width..][names.clone()]);
            let tags = name_tags(scores);
            let words = words.clone().zip(tree).zip(tags);
            words
                .map(|((word, head), name)| analysis(word, head, name))
                .collect()
        };
        sentences.iter().zip(&trees).map(sentence).collect()
    }

    /// The tree of each sentence. `all` comes with the part of it that words bring as heads.
    fn trees(
        &self,
        level: Level,
        sentences: &[Range<usize>],
        (all, head): (&[f32], &Range<usize>),
        pairs: &[f32],
        room: &mut ArcRoom,
    ) -> Vec<Vec<Option<usize>>> {
        let width = self.all.width();
        let ArcRoom {
            deps,
            heads,
            scores,
        } = room;
        let tree = |sentence: &Range<usize>| {
            let of_words = all[sentence.start * width..sentence.end * width].chunks_exact(width);
            let pairs = &pairs[sentence.start * ARC_WIDTH..sentence.end * ARC_WIDTH];
            let deps = at_least(deps, sentence.len() * ARC_WIDTH);
            let heads = at_least(heads, (sentence.len() + 1) * ARC_WIDTH);
            let scores = at_least(scores, sentence.len() * (sentence.len() + 1));
            level.with(
                #[inline(always)]
                || {
                    let of_words = of_words.map(|word| &word[head.clone()]);
                    let of_heads = std::iter::once(&self.root_arc[..]).chain(of_words);
                    for (of_head, head) in of_heads.zip(heads.chunks_exact_mut(ARC_WIDTH)) {
                        shorten(of_head, 0.0, head);
                    }
                    shorten(pairs, f32::NEG_INFINITY, deps);
                    products(deps, heads, scores);
                },
            );
            Arcs {
                words: sentence.len(),
                scores,
            }
            .best_tree()
        };
        sentences.iter().map(tree).collect()
    }
}

/// Writes real numbers, of which none counts as less than `least`, as 16-bit ones.
#[inline(always)]
fn shorten(numbers: &[f32], least: f32, short: &mut [i16]) {
    for (short, number) in short.iter_mut().zip(numbers) {
        *short = whole(number.max(least), ARC_SCALE, LIMIT) as i16;
    }
}

/// The product of each dependent's vector with each head's, row by row.
#[inline(always)]
fn products(deps: &[i16], heads: &[i16], scores: &mut [i32]) {
    let (deps, _) = deps.as_chunks::<ARC_WIDTH>();
    let (heads, _) = heads.as_chunks::<ARC_WIDTH>();
    for (dep, scores) in deps.iter().zip(scores.chunks_exact_mut(heads.len())) {
        for (head, score) in heads.iter().zip(scores) {
            let mut sum = 0_i32;
            for at in 0..ARC_WIDTH {
                sum = sum.wrapping_add(i32::from(dep[at]) * i32::from(head[at]));
            }
            *score = sum;
        }
    }
}

/// The kind whose tags score best.
fn kind(scores: &[f32]) -> NameKind {
    match NameTag::ALL[best(scores, |tag| NameTag::ALL[tag] != NameTag::Outside)] {
        NameTag::Begin(kind) | NameTag::Inside(kind) => kind,
        NameTag::Outside => NameKind::Person,
    }
}

/// The best row of tags in which no name goes on from what is not of its kind (Viterbi's algorithm).
fn name_tags<'a>(words: impl Iterator<Item = &'a [f32]>) -> Vec<NameTag> {
    const COUNT: usize = NameTag::ALL.len();
    let mut sums = [0.0; COUNT];
    let mut back: Vec<[usize; COUNT]> = Vec::new();
    for scores in words {
        let first = back.is_empty();
        let from = NameTag::ALL.map(|tag| {
            best(&sums, |before| match (tag, NameTag::ALL[before]) {
                (NameTag::Inside(kind), NameTag::Begin(other) | NameTag::Inside(other)) => {
                    kind == other && !first
                }
                (NameTag::Inside(_), NameTag::Outside) => false,
                _ => true,
            })
        });
        sums = std::array::from_fn(|tag| {
            let never = first && matches!(NameTag::ALL[tag], NameTag::Inside(_));
            let score = match NameTag::ALL[tag] {
                _ if never => -1e9,
                NameTag::Outside => scores[tag] - BOLDNESS,
                _ => scores[tag],
            };
            sums[from[tag]] + score
        });
        back.push(from);
    }
    let mut tag = best(&sums, |_| true);
    let mut tags: Vec<NameTag> = back
        .iter()
        .rev()
        .map(|from| {
            let here = NameTag::ALL[tag];
            tag = from[tag];
            here
        })
        .collect();
    tags.reverse();
    tags
}

/// The first of the highest scores that may be.
fn best(scores: &[f32], may_be: impl Fn(usize) -> bool) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, &score) in scores.iter().enumerate() {
        if score > best.1 && may_be(at) {
            best = (at, score);
        }
    }
    best.0
}

/// Ranges of these widths, one behind the other.
fn ranges<const N: usize>(widths: [usize; N]) -> [Range<usize>; N] {
    let mut end = 0;
    widths.map(|width| {
        end += width;
        end - width..end
    })
}

fn labels<T>(reader: &mut Reader, parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ModelError> {
    let text = std::str::from_utf8(reader.section()?).map_err(|_| ModelError::Damaged)?;
    text.lines()
        .map(parse)
        .collect::<Option<_>>()
        .ok_or(ModelError::Damaged)
}
