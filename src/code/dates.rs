//! When an event took place: the expressions of time in a sentence, read against the document's date.

mod expression;
mod meaning;
mod telling;

use super::roles::Trigger;
use super::tree::Tree;
use crate::model::{Part, Status};
use crate::text::{Rel, Xpos};
use crate::when::When;
pub(super) use expression::{Stated, is_day_or_month, names_time, stated};
use meaning::Meaning;

/// The date that the sentence gives the event: of all expressions the one nearest to it in the tree, else that of the
/// verb that tells it, or of the clause that tells when. What is done by being `spoken`, a refusal or a threat, is done
/// on the day on which it is said.
pub(super) fn date(
    tree: &Tree<'_>,
    trigger: &Trigger,
    stated: &[Stated],
    status: Status,
    published: Option<When>,
    spoken: bool,
) -> Option<When> {
    let said = || {
        let open = spoken || status == Status::Occurred;
        let teller = telling::teller(tree, trigger, spoken).filter(|_| open)?;
        nearest_to(tree, &[teller], stated)
    };
    let among = |clauses: Vec<usize>| {
        let mut clauses = clauses.into_iter();
        clauses.find_map(|clause| nearest_to(tree, &[clause], stated))
    };
    let held = || among(telling::held_clauses(tree, trigger.word));
    let then = || among(telling::when_clauses(tree, trigger.predicate()));
    let told = nearest(tree, trigger, stated)
        .or_else(held)
        .or_else(said)
        .or_else(then);
    let when = match told {
        Some(stated) => stated.meaning.resolve(published, status),
        None => published.filter(|_| is_just_done(tree, trigger, status)),
    };
    when.filter(|when| when.is_writable())
}

/// Whether a report tells in the present tense what has been done on its day: "the minister declares him unwelcome".
fn is_just_done(tree: &Tree<'_>, trigger: &Trigger, status: Status) -> bool {
    let verb = trigger.predicate();
    let reported = tree.read.part == Part::Text && tree.rel(verb) == Rel::Root;
    let helped = tree.children_by(verb, &[Rel::Aux]).next().is_some();
    let present = matches!(tree.xpos(verb), Xpos::Vbz | Xpos::Vbp) && !helped;
    reported && present && status == Status::Occurred && tree.has("punctual", verb)
}

/// Whether the sentence tells in the present tense of a day to come: "he meets Putin on Monday".
pub(super) fn lies_ahead(tree: &Tree<'_>, trigger: &Trigger, stated: &[Stated]) -> bool {
    let predicate = trigger.predicate();
    // "Ethiopian forces quit the town on Monday" is past, whatever the tag says.
    let either = tree.xpos(predicate) == Xpos::Vbp && tree.has("unchanging", predicate);
    let present = matches!(tree.xpos(predicate), Xpos::Vbp | Xpos::Vbz)
        && !either
        && tree
            .children_by(predicate, &[Rel::Aux, Rel::AuxPass])
            .next()
            .is_none();
    let ahead = |meaning: Meaning| match meaning {
        Meaning::Weekday(_) => true,
        Meaning::Days(shift) | Meaning::Weeks(shift) | Meaning::Months(shift) => shift > 0,
        _ => false,
    };
    let its = |stated: &Stated| tree.head(stated.head) == Some(predicate);
    // "The handing over of arms on Tuesday closes the war": what is told of the deed lies ahead at most, not the deed.
    let nearest = nearest(tree, trigger, stated).filter(|_| present && trigger.is_told());
    nearest.is_some_and(|stated| its(stated) && ahead(stated.meaning))
}

fn nearest<'s>(tree: &Tree<'_>, trigger: &Trigger, stated: &'s [Stated]) -> Option<&'s Stated> {
    nearest_to(
        tree,
        &[trigger.word, trigger.base, trigger.predicate()],
        stated,
    )
}

/// The expression nearest to words, the last of which is the verb that carries them.
fn nearest_to<'s>(tree: &Tree<'_>, places: &[usize], stated: &'s [Stated]) -> Option<&'s Stated> {
    let distance = |stated: &Stated| {
        let chain = chain(tree, stated);
        let up = chain.iter().position(|word| places.contains(word));
        if is_of_other(tree, stated, places, &chain) {
            return None;
        }
        // "On Sunday in the heaviest clashes since 2016".
        let since = tree.cases(stated.head).any(|case| case == "since");
        let apart = |&word: &usize| has_own_time(tree, word);
        let up = up.filter(|&up| !chain[..up].iter().any(apart));
        let up = up.map(|up| if since { up + SINCE } else { up });
        up.or_else(|| clause_distance(tree, *places.last()?, stated))
    };
    // "Convicted on Tuesday over the murder in 2005": of two as near, the one behind the noun is the noun's.
    let (first, last) = (places.first(), places.last());
    let noun = first.filter(|&&word| tree.is_noun(word) && last != first);
    let before = |stated: &Stated| {
        let year = |meaning: Meaning| meaning.is_year();
        noun.is_some_and(|&noun| !(year(stated.meaning) && stated.head > noun))
    };
    let near = stated
        .iter()
        .filter_map(|stated| Some((distance(stated)?, before(stated), stated)));
    near.min_by_key(|(distance, before, _)| (*distance, *before))
        .map(|(_, _, stated)| stated)
}

/// The words from an expression up to the root.
fn chain(tree: &Tree<'_>, stated: &Stated) -> Vec<usize> {
    match telling::clause_before(tree, stated.head) {
        Some(clause) => [stated.head]
            .into_iter()
            .chain(tree.ancestors(clause))
            .collect(),
        None => tree.ancestors(stated.head).collect(),
    }
}

/// So much farther off is what only tells since when.
const SINCE: usize = 10;

/// Whether what hangs on a word is of the word's own time, not of that above it.
fn has_own_time(tree: &Tree<'_>, word: usize) -> bool {
    match tree.rel(word) {
        // "About Kabul, which fell on Sunday": a clause in between has its own date, and so has what was agreed.
        Rel::AclRelcl | Rel::Advcl | Rel::AdvclRelcl | Rel::Ccomp => true,
        // "Let him go home on Thursday" is one deed.
        Rel::Xcomp => tree.children_by(word, &[Rel::Mark]).next().is_some(),
        // "Peace talks, including a meeting on April 6".
        _ => tree.cases(word).any(|case| case == "including"),
    }
}

/// Whether an expression tells the time of a noun that is not the event: "condemned Monday's attack", "the 2015
/// assembly".
fn is_of_other(tree: &Tree<'_>, stated: &Stated, places: &[usize], chain: &[usize]) -> bool {
    let Some(&noun) = chain.get(1).filter(|noun| !places.contains(noun)) else {
        return false;
    };
    let rels = [
        Rel::Nummod,
        Rel::Compound,
        Rel::Amod,
        Rel::NmodPoss,
        Rel::NmodUnmarked,
    ];
    if !tree.is_noun(noun) || !rels.contains(&tree.rel(stated.head)) {
        return false;
    }
    if matches!(stated.meaning, Meaning::Fixed(When::Year(_))) {
        return true;
    }
    // "On Monday President Biden", "in Monday's interview".
    let within = |case: &str| matches!(case, "in" | "at" | "during" | "on" | "by" | "through");
    if noun < stated.head || !tree.actors(noun).is_empty() || tree.cases(noun).any(within) {
        return false;
    }
    // "Monday's attack killed five".
    let day = matches!(stated.meaning, Meaning::Weekday(_) | Meaning::Days(_));
    !(day && tree.rel(noun) == Rel::Nsubj)
}

/// An expression at a verb above the event's own ("said on Monday that they had met") is a distant
/// hint, unless the verb only carries it.
fn clause_distance(tree: &Tree<'_>, predicate: usize, stated: &Stated) -> Option<usize> {
    let above = holder(tree, stated)?;
    let chain: Vec<usize> = tree.ancestors(predicate).collect();
    let up = chain.iter().position(|&word| word == above)?;
    let between = &chain[..up];
    let apart = |&word: &usize| match tree.rel(word) {
        Rel::Ccomp | Rel::Parataxis => true,
        // "Signed an order on Wednesday that cuts off aid".
        Rel::AclRelcl => tree.head(word).is_none_or(|noun| {
            // Who condemns a meeting does so later.
            let held = noun == above || tree.rel(noun) != Rel::Obj;
            !(tree.is_enacted(noun) || held && telling::is_part(tree, word))
        }),
        // In a year there is room for both.
        Rel::Advcl => !stated.meaning.is_year() && telling::is_told_apart(tree, word),
        _ => false,
    };
    (!between.iter().any(apart) && up <= 3).then_some(20 + up)
}

/// The word whose time an expression tells: of a day that the parser hangs on an actor ("tanks on Wednesday began"), the
/// verb.
fn holder(tree: &Tree<'_>, stated: &Stated) -> Option<usize> {
    let above = chain(tree, stated).get(1).copied()?;
    let day = matches!(stated.meaning, Meaning::Weekday(_) | Meaning::Days(_));
    let loose = day && tree.rel(stated.head) == Rel::Nmod && tree.participant(above).is_some();
    if loose { tree.head(above) } else { Some(above) }
}
