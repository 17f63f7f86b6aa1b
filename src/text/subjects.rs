//! Repairs of subjects that a parser hung elsewhere: behind a day, in a list of names, in the clause before.

use std::ops::Range;

use super::clauses::make_verb;
use super::days::is_day;
use super::lemma::Lemmas;
use super::links::{
    self, SUBJECTS, children, hang, has_child, is_below, is_subject, rehang, subject_of,
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
        let Some(above) = tokens[participle].head else {
            continue;
        };
        let bare = tokens[participle].rel == Rel::Advcl
            && tokens[participle].xpos == Xpos::Vbn
            && tokens[participle - 1].lemma.as_ref() == ","
            && !has_child(tokens, participle, SUBJECTS)
            && !has_child(tokens, participle, &[Rel::Mark, Rel::Aux, Rel::AuxPass]);
        if !bare {
            continue;
        }
        let last = participle - 2;
        let noun = std::iter::once(last)
            .chain(links::above(tokens, last))
            .find(|&word| tokens[word].head == Some(above));
        let held = noun.filter(|&noun| {
            above > participle
                && tokens[noun].rel == Rel::Obl
                && tokens[noun].upos == Upos::Noun
                && noun < participle
                && lists::has(&HELD, &tokens[participle].lemma)
        });
        if let Some(noun) = held.or_else(|| subject_around(tokens, participle)) {
            hang(tokens, participle, noun, Rel::Acl);
        }
    }
}

/// "Its demand, put to Sweden on Tuesday, caught the government off guard": the noun that is the subject of the main verb
/// behind an aside.
fn subject_around(tokens: &[Token], participle: usize) -> Option<usize> {
    let verb = tokens.iter().position(|token| token.rel == Rel::Root)?;
    let comma = verb.checked_sub(1).filter(|&comma| comma > participle)?;
    let aside = tokens[comma].lemma.as_ref() == ","
        && (participle + 1..comma).all(|word| is_below(tokens, word, participle));
    let subject = children(tokens, verb, &[Rel::Nsubj, Rel::NsubjPass]).next()?;
    let noun = tokens[subject].upos == Upos::Noun && subject < participle;
    (aside && noun && !is_below(tokens, subject, participle)).then_some(subject)
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
    let finite = matches!(
        tokens[verb].xpos,
        Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Vbn
    );
    if !opens || !finite || has_child(tokens, verb, SUBJECTS) {
        return;
    }
    if let Some(subject) = subject_behind_comma(tokens, verb) {
        if !has_child(tokens, verb, &[Rel::Aux, Rel::AuxPass]) && tokens[verb].xpos == Xpos::Vbn {
            tokens[verb].xpos = Xpos::Vbd;
        }
        hang(tokens, subject, verb, subject_of(tokens, verb));
    }
}

/// The head of the phrase that stands behind a comma directly before a verb, and that seems to be beside or joined with
/// a noun before the comma: "Spain and Malta", "Congo's president, Felix Tshisekedi,".
fn subject_behind_comma(tokens: &[Token], verb: usize) -> Option<usize> {
    let of_verb = |at: usize| matches!(tokens[at].upos, Upos::Punct | Upos::Adv | Upos::Aux);
    let last = (0..verb).rfind(|&at| !of_verb(at))?;
    let start = |top: usize| {
        let part = |at: usize| at == top || is_below(tokens, at, top);
        (0..=top).find(|&at| tokens[at].upos != Upos::Punct && part(at))
    };
    let behind_comma = |top: usize| {
        start(top).is_some_and(|start| start > 0 && tokens[start - 1].lemma.as_ref() == ",")
    };
    let mut top = links::top_of(tokens, last, &[Rel::Flat, Rel::Compound]);
    // "Spain and Malta": the first of those who are joined without a comma.
    while tokens[top].rel == Rel::Conj && !behind_comma(top) {
        top = tokens[top].head?;
    }
    let mut subject = None;
    while matches!(tokens[top].rel, Rel::Appos | Rel::Conj) && behind_comma(top) {
        subject = Some(top);
        top = tokens[top].head?;
    }
    let subject = subject?;
    let nominal = matches!(tokens[subject].upos, Upos::Propn | Upos::Noun);
    let own = [Rel::Case, Rel::Cc];
    (nominal && !has_child(tokens, subject, &own) && !is_below(tokens, verb, subject))
        .then_some(subject)
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
