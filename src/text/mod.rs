//! `&str` to sentences, tokens, tags, lemmas, heads with relations.
//!
//! The analysis follows Universal Dependencies: every word of a sentence has one head, but for the
//! root, and a relation to it. Spans are byte ranges into the text that was read, so that each word
//! can be cited where it stands. Reading text cannot fail: odd text gets an odd tree.

use std::ops::Range;

mod analyze;
mod clauses;
mod conllu;
mod dateline;
mod days;
mod headlines;
mod lemma;
mod links;
mod lists;
mod model;
mod names;
mod network;
mod objects;
mod outline;
mod relatives;
mod roots;
mod split;
mod straighten;
mod subjects;
mod table;
mod tags;
mod wholes;

pub use analyze::Analyzer;
pub use conllu::{Gold, GoldWord, read_conllu, write_conllu};
pub(crate) use dateline::dateline;
pub use lemma::learn_lemmas;
pub use model::ModelError;
pub use network::NameKind;
pub use outline::outline;
pub use tags::{Rel, Upos, Xpos};

/// A sentence: a tree over its tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// Its words in order, never empty.
    pub tokens: Vec<Token>,
    /// The names in it, in order; none within another.
    pub names: Vec<Name>,
}

/// A name that the network sees, whether or not a table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its words: places in the sentence's tokens.
    pub words: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// A syntactic word: `don't` is two, `do` and `n't`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag, for tense and number.
    pub xpos: Xpos,
    /// Dictionary form, lower case but for names.
    pub lemma: Box<str>,
    /// Index of the head in the sentence; none for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub rel: Rel,
}

impl Sentence {
    /// The words whose head is `head`, in order.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let of_head =
            move |(index, token): (usize, &Token)| (token.head == Some(head)).then_some(index);
        self.tokens.iter().enumerate().filter_map(of_head)
    }

    /// The words whose head is `head` by the relation `rel`, in order.
    pub fn children_by(
        &self,
        head: usize,
        rel: Rel,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(head)
            .filter(move |&child| self.tokens[child].rel == rel)
    }
}
