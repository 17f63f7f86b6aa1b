//! Repairs of subjects that a parser hung elsewhere: behind a day, in a list of names, in the clause before.

use std::ops::Range;

use super::clauses::make_verb;
use super::days::is_day;
use super::lemma::Lemmas;
use super::links::{
    self, SUBJECTS, above, children, hang, has_child, is_below, is_subject, rehang, subject_of,
};
use super::lists::{self, HELD, VERBS};
use super::relatives::repair_relatives;
use super::tags::{Rel, Upos, Xpos};
use super::wholes::join_lists;
use super::{Name, Token};

/// Hangs subjects where they belong.
pub(super) fn repair_subjects(text: &str, tokens: &mut [Token], names: &[Name], lemmas: &Lemmas) {
    hang_participles(tokens);
    claim_numbers(tokens);
    free_names(tokens);
    for name in names {
        claim_name(tokens, &name.words);
    }
    free_gerunds(text, tokens, lemmas);
    claim_openings(tokens);
    free_subjects(tokens);
    join_lists(tokens);
    leave_clauses(tokens);
    part_absolutes(tokens);
    claim_subjects(tokens);
    repair_relatives(tokens);
}

/// "At their first summit, held in Geneva, Biden told": what is held or signed is the noun before the comma.
fn hang_participles(tokens: &mut [Token]) {
    for participle in 2..tokens.len() {
        let (Some(verb), Rel::Advcl) = (tokens[participle].head, tokens[participle].rel) else {
            continue;
        };
        let comma = tokens[participle - 1].lemma.as_ref() == ",";
        let bare = tokens[participle].xpos == Xpos::Vbn
            && !has_child(tokens, participle, SUBJECTS)
            && !has_child(tokens, participle, &[Rel::Mark, Rel::Aux, Rel::AuxPass]);
        let last = participle - 2;
        let noun = std::iter::once(last)
            .chain(above(tokens, last))
            .find(|&word| tokens[word].head == Some(verb));
        let noun = noun.filter(|&noun| tokens[noun].upos == Upos::Noun && noun < participle);
        // "Its demand, put to Sweden on Tuesday, caught the government off guard".
        let closed = verb > 0 && tokens[verb - 1].lemma.as_ref() == ",";
        let fits = |noun: &usize| match tokens[*noun].rel {
            Rel::Obl => lists::has(&HELD, &tokens[participle].lemma),
            Rel::Nsubj => closed,
            _ => false,
        };
        if let Some(noun) = noun.filter(|noun| comma && bare && verb > participle && fits(noun)) {
            hang(tokens, participle, noun, Rel::Acl);
        }
    }
}

/// "In his statement on Friday Shinzo Abe offered": who stands between a day and a verb without a subject is its
/// subject, and no part of the day or of what happened then.
fn free_subjects(tokens: &mut [Token]) {
    if !tokens.iter().any(is_day) {
        return;
    }
    for verb in 2..tokens.len() {
        let finite = matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let absolute = tokens[verb].xpos == Xpos::Vbg && tokens[verb].rel == Rel::Advcl;
        let open = tokens[verb].upos == Upos::Verb && (finite || absolute);
        if !open || has_child(tokens, verb, SUBJECTS) {
            continue;
        }
        let Some(noun) = phrase_before(tokens, verb) else {
            continue;
        };
        if absolute && !is_below(tokens, verb, noun) || is_below(tokens, noun, verb) {
            hang(tokens, noun, verb, subject_of(tokens, verb));
        }
    }
}

/// The head of the noun phrase that stands between a day and a verb.
fn phrase_before(tokens: &[Token], verb: usize) -> Option<usize> {
    let of_verb = |word: &usize| {
        matches!(tokens[*word].upos, Upos::Adv | Upos::Aux) || tokens[*word].lemma.as_ref() == ","
    };
    let last = (0..verb).rev().find(|word| !of_verb(word))?;
    let day = (0..last).rev().find(|&word| is_day(&tokens[word]))?;
    let within = |word: &usize| tokens[*word].head.filter(|&head| head > day && head < verb);
    let noun = std::iter::successors(Some(last), within)
        .take(tokens.len())
        .last()?;
    let start = (day + 1..=noun).find(|&word| word == noun || is_below(tokens, word, noun))?;
    let next = start == day + 1 || start == day + 2 && tokens[day + 1].lemma.as_ref() == ",";
    let nominal = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn)
        && matches!(
            tokens[noun].rel,
            Rel::Appos | Rel::Nmod | Rel::NmodUnmarked | Rel::OblUnmarked
        );
    let free = nominal && next && !has_child(tokens, noun, &[Rel::Case]) && !is_day(&tokens[noun]);
    free.then_some(noun)
}

/// "Ecuador severed relations": the name before a finite verb without a subject is no part of the verb.
fn free_names(tokens: &mut [Token]) {
    for name in 0..tokens.len() {
        let (Some(above), Rel::Compound) = (tokens[name].head, tokens[name].rel) else {
            continue;
        };
        // "Armenia traded accusations": nor is it one of a noun behind the verb.
        let behind = links::above(tokens, name).find(|&verb| name < verb && verb < above);
        let verb = behind.unwrap_or(above);
        let finite = matches!(
            tokens[verb].xpos,
            Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn
        );
        let clause = matches!(
            tokens[verb].rel,
            Rel::Root | Rel::Ccomp | Rel::Parataxis | Rel::Conj
        );
        let bare = tokens[verb].upos == Upos::Verb
            && tokens[name].upos == Upos::Propn
            && name < verb
            && !has_child(tokens, verb, SUBJECTS)
            && !has_child(tokens, verb, &[Rel::Aux, Rel::AuxPass]);
        if finite && clause && bare {
            hang(tokens, name, verb, Rel::Nsubj);
            if tokens[verb].xpos == Xpos::Vbn {
                tokens[verb].xpos = Xpos::Vbd;
            }
        }
    }
}

/// "Around 1,800 of 2,200 teachers will not end it": a number without preposition before the auxiliary of a verb without
/// subject is its subject, and one of several numbers belongs to the noun that is counted.
fn claim_numbers(tokens: &mut [Token]) {
    for number in 0..tokens.len() {
        let (Some(verb), Rel::Obl) = (tokens[number].head, tokens[number].rel) else {
            continue;
        };
        let counts = tokens[number].upos == Upos::Num && number < verb;
        let helped = has_child(tokens, verb, &[Rel::Aux, Rel::AuxPass]);
        let own = has_child(tokens, number, &[Rel::Case]) || has_child(tokens, verb, SUBJECTS);
        if !counts || !helped || own {
            continue;
        }
        hang(tokens, number, verb, subject_of(tokens, verb));
        let parts: Vec<usize> = children(tokens, number, &[Rel::Nmod]).collect();
        if let [inner, noun] = parts[..]
            && tokens[inner].upos == Upos::Num
            && tokens[noun].upos == Upos::Noun
            && !has_child(tokens, noun, &[Rel::Case])
        {
            rehang(tokens, inner, noun, |_, token| token.rel == Rel::Case);
            hang(tokens, inner, noun, Rel::Nummod);
        }
    }
}

/// "After weeks of talks Serbia has recognised it": a name between a noun and the auxiliary of a verb without subject is
/// its subject, and no part of the noun.
fn claim_name(tokens: &mut [Token], name: &Range<usize>) {
    let article = |at: &usize| tokens[*at].upos == Upos::Det;
    let Some(before) = (0..name.start).rev().find(|at| !article(at)) else {
        return;
    };
    let clause = |verb: usize| {
        let rel = tokens[verb].rel;
        tokens[verb].upos == Upos::Verb
            && matches!(rel, Rel::Root | Rel::Ccomp | Rel::Parataxis)
            && !has_child(tokens, verb, SUBJECTS)
    };
    let helper = tokens.get(name.end);
    let helps = helper.filter(|token| matches!(token.rel, Rel::Aux | Rel::AuxPass));
    let verb = helps
        .and_then(|token| token.head)
        .filter(|&verb| clause(verb));
    let Some(verb) = verb.filter(|_| matches!(tokens[before].upos, Upos::Noun | Upos::Propn))
    else {
        return;
    };
    let outside = |at: usize| tokens[at].head.is_some_and(|head| !name.contains(&head));
    let mut heads = name.clone().filter(|&at| outside(at));
    let (Some(head), None) = (heads.next(), heads.next()) else {
        return;
    };
    if is_below(tokens, verb, head) {
        return;
    }
    // "Of Paris Mali": what hung on the name takes its place.
    let (above, rel) = (tokens[head].head, tokens[head].rel);
    if let Some(part) = children(tokens, head, &[Rel::Compound, Rel::Flat])
        .filter(|&part| part <= before)
        .last()
    {
        rehang(tokens, head, part, |at, _| at <= before);
        (tokens[part].head, tokens[part].rel) = (above, rel);
    }
    hang(tokens, head, verb, subject_of(tokens, verb));
}

/// "Voting for the bid, France parted ways": of two subjects with a comma between, a gerund is what the other does
/// meanwhile.
fn free_gerunds(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for gerund in 0..tokens.len() {
        let (Some(verb), true) = (tokens[gerund].head, is_subject(&tokens[gerund])) else {
            continue;
        };
        let second = (gerund + 1..verb)
            .find(|&word| tokens[word].head == Some(verb) && is_subject(&tokens[word]));
        let comma = |second: usize| {
            (gerund..second)
                .any(|word| tokens[word].lemma.as_ref() == "," && tokens[word].head != Some(second))
        };
        if verb < gerund || !second.is_some_and(comma) {
            continue;
        }
        if tokens[gerund].upos != Upos::Verb {
            let opening = (gerund == 0).then(|| gerund_at(text, &tokens[gerund], lemmas));
            let Some(lemma) = opening.flatten() else {
                continue;
            };
            make_verb(&mut tokens[gerund], Xpos::Vbg, lemma);
            for token in tokens.iter_mut() {
                if token.head == Some(gerund) && token.rel == Rel::Nmod {
                    token.rel = Rel::Obl;
                }
            }
        }
        (tokens[gerund].rel, tokens[gerund].xpos) = (Rel::Advcl, Xpos::Vbg);
    }
}

/// The dictionary form of the verb of which a word is the form in -ing.
fn gerund_at(text: &str, token: &Token, lemmas: &Lemmas) -> Option<Box<str>> {
    let form = text.get(token.span.clone())?.to_lowercase();
    let lemma = lemmas.lemma(&form, Upos::Verb, Xpos::Vbg);
    (form.ends_with("ing") && lists::has(&VERBS, &lemma)).then_some(lemma)
}

/// "Speaking in Prague, Spain and Malta called": who stands between the last comma and a main verb without subject is
/// its subject, and no part of the clause before.
fn claim_openings(tokens: &mut [Token]) {
    let Some(verb) = tokens.iter().position(|token| token.rel == Rel::Root) else {
        return;
    };
    let opens = tokens[0].xpos == Xpos::Vbg && tokens[0].rel == Rel::Advcl;
    let finite = matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    if !opens || !finite || has_child(tokens, verb, SUBJECTS) {
        return;
    }
    if let Some(subject) = subject_behind_comma(tokens, verb) {
        hang(tokens, subject, verb, subject_of(tokens, verb));
    }
}

/// The head of the phrase between the last comma before a verb and the verb, if it is one of nouns or names alone.
fn subject_behind_comma(tokens: &[Token], verb: usize) -> Option<usize> {
    let comma = (0..verb).rfind(|&at| tokens[at].lemma.as_ref() == ",")?;
    let phrase = comma + 1..verb;
    let nominal = |at: usize| {
        let upos = tokens[at].upos;
        upos != Upos::Verb && upos != Upos::Pron && upos != Upos::Sconj
    };
    let outside = |at: usize| tokens[at].head.is_some_and(|head| !phrase.contains(&head));
    let mut tops = phrase
        .clone()
        .filter(|&at| outside(at) && tokens[at].upos != Upos::Adv);
    let (Some(top), None) = (tops.next(), tops.next()) else {
        return None;
    };
    let name = tokens[top].upos == Upos::Propn && !has_child(tokens, top, &[Rel::Case]);
    let beside = matches!(tokens[top].rel, Rel::Conj | Rel::Appos);
    let joined = tokens[comma + 1].upos == Upos::Cconj;
    (name && beside && !joined && phrase.clone().all(nominal) && !is_below(tokens, verb, top))
        .then_some(top)
}

/// "As the two looked on, Gazprom and CNPC concluded": the second subject of the clause before is that of the verb
/// behind it.
fn leave_clauses(tokens: &mut [Token]) {
    for subject in 1..tokens.len() {
        let (Some(clause), true) = (tokens[subject].head, is_subject(&tokens[subject])) else {
            continue;
        };
        let (Some(verb), Rel::Advcl) = (tokens[clause].head, tokens[clause].rel) else {
            continue;
        };
        let first =
            (0..clause).any(|word| tokens[word].head == Some(clause) && is_subject(&tokens[word]));
        let between = clause < subject && subject < verb;
        let bare = tokens[verb].upos == Upos::Verb && !has_child(tokens, verb, SUBJECTS);
        if first && between && bare {
            hang(tokens, subject, verb, subject_of(tokens, verb));
        }
    }
}

/// "With its ally melting away, Israel was forced": of two subjects, the first does what the participle between them tells.
fn part_absolutes(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let (Some(verb), Rel::Advcl) = (tokens[participle].head, tokens[participle].rel) else {
            continue;
        };
        if tokens[participle].xpos != Xpos::Vbg || has_child(tokens, participle, SUBJECTS) {
            continue;
        }
        let subjects: Vec<usize> = children(tokens, verb, &[Rel::Nsubj, Rel::NsubjPass]).collect();
        if let [first, second] = subjects[..]
            && first < participle
            && participle < second
            && second < verb
        {
            hang(tokens, first, participle, Rel::Nsubj);
        }
    }
}

/// "Bombed the post after rockets fired by Cambodia had hit a station": a noun that has the mark of a clause, and not
/// the preposition of an adjunct, is the subject of the verb behind it.
fn claim_subjects(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let (Some(verb), Rel::Obl) = (tokens[noun].head, tokens[noun].rel) else {
            continue;
        };
        let own = children(tokens, noun, &[Rel::Acl]).chain([noun]);
        let mark = own
            .flat_map(|word| children(tokens, word, &[Rel::Mark]))
            .find(|&mark| mark < noun);
        let Some(mark) = mark.filter(|_| !has_child(tokens, noun, &[Rel::Case])) else {
            continue;
        };
        let clause = children(tokens, verb, &[Rel::Advcl])
            .chain([verb])
            .find(|&clause| clause > noun && !has_child(tokens, clause, SUBJECTS));
        let Some(clause) = clause else { continue };
        rehang(tokens, verb, clause, |at, token| {
            matches!(token.rel, Rel::Aux | Rel::AuxPass) && at > noun && at < clause
        });
        hang(tokens, mark, clause, Rel::Mark);
        hang(tokens, noun, clause, subject_of(tokens, clause));
    }
}
