//! Repairs of objects, particles, days and infinitives that a parser hung elsewhere.

use super::days::{is_day, leave_predicates, part_days};
use super::links::{SUBJECTS, children, hang, has_child, is_below, rehang, verb_above};
use super::lists::{self, COPULAS, DURATIONS, GIVING, NAMING};
use super::tags::{Rel, Upos, Xpos};
use super::wholes::{join_examples, join_names};
use super::{Name, NameKind, Token};

/// Hangs objects and what goes with them where they belong.
pub(super) fn repair_objects(tokens: &mut [Token], names: &[Name]) {
    join_victims(tokens);
    for name in names {
        part_recipient(tokens, name);
    }
    part_gifts(tokens);
    join_owners(tokens);
    free_infinitives(tokens);
    join_names(tokens);
    join_examples(tokens);
    name_doers(tokens);
    link_gerunds(tokens);
    free_particles(tokens);
    free_ways_out(tokens);
    free_adverbs(tokens);
    free_homes(tokens);
    part_days(tokens);
    leave_predicates(tokens);
    free_objects(tokens);
    free_qualities(tokens);
    name_complements(tokens);
    find_objects(tokens);
}

/// "The decision to sever relations": a bare verb behind "to" is no part of the noun behind it, which is its object.
fn free_infinitives(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        let (Some(noun), Rel::Compound | Rel::Acl | Rel::Amod) =
            (tokens[verb].head, tokens[verb].rel)
        else {
            continue;
        };
        let to = verb - 1;
        let marked = noun > verb
            && tokens[verb].xpos == Xpos::Vb
            && tokens[to].lemma.as_ref() == "to"
            && tokens[to].head == Some(noun);
        let Some(above) = tokens[noun].head.filter(|_| marked) else {
            continue;
        };
        let rel = if tokens[above].upos == Upos::Verb {
            Rel::Advcl
        } else {
            Rel::Acl
        };
        hang(tokens, verb, above, rel);
        hang(tokens, noun, verb, Rel::Obj);
        hang(tokens, to, verb, Rel::Mark);
    }
}

/// "Granted asylum to ousted president Aristide", "helped jailed dissidents": a participle directly behind "to" or behind
/// a verb without object is no clause, but says of its object in which plight it is.
fn join_victims(tokens: &mut [Token]) {
    for participle in 2..tokens.len() {
        let before = participle - 1;
        let clause = matches!(
            tokens[participle].rel,
            Rel::Advcl | Rel::Xcomp | Rel::Ccomp | Rel::Acl
        );
        let is_past = tokens[participle].xpos == Xpos::Vbn && clause;
        let object = children(tokens, participle, &[Rel::Obj]).next();
        let (Some(object), Some(above)) = (
            object.filter(|&object| is_past && object > participle),
            tokens[participle].head,
        ) else {
            continue;
        };
        let to = tokens[before].lemma.as_ref() == "to" && tokens[before].head == Some(participle);
        let bare = before == above
            && matches!(
                tokens[above].xpos,
                Xpos::Vbd | Xpos::Vbz | Xpos::Vb | Xpos::Vbg
            )
            && !matches!(tokens[above].lemma.as_ref(), "have" | "be" | "get")
            && !has_child(tokens, above, &[Rel::Obj]);
        if has_child(tokens, participle, &[Rel::Aux, Rel::AuxPass]) || !(to || bare) {
            continue;
        }
        let noun = matches!(tokens[above].upos, Upos::Noun | Upos::Propn);
        let rel = match (to, noun) {
            (true, true) => Rel::Nmod,
            (true, false) => Rel::Obl,
            _ => Rel::Obj,
        };
        if to {
            hang(tokens, before, object, Rel::Case);
        }
        rehang(tokens, participle, above, |at, _| at > object);
        hang(tokens, object, above, rel);
        hang(tokens, participle, object, Rel::Amod);
    }
}

/// "Gave Rwanda high marks": a place between a verb of giving and the noun that is given is the recipient.
fn part_recipient(tokens: &mut [Token], name: &Name) {
    let (first, last) = (name.words.start, name.words.end - 1);
    // "Offered U.S. support" tells whose it is.
    let short = !tokens[first].lemma.chars().any(char::is_lowercase);
    let place = name.kind == NameKind::Place && tokens[last].rel == Rel::Compound && !short;
    let Some(verb) = first.checked_sub(1).filter(|_| place) else {
        return;
    };
    let hands_over = tokens[verb].upos == Upos::Verb && lists::has(&GIVING, &tokens[verb].lemma);
    let given = tokens[last].head.filter(|&noun| {
        let object = matches!(tokens[noun].rel, Rel::Obj | Rel::Iobj);
        hands_over && noun > last && object && tokens[noun].head == Some(verb)
    });
    let other = children(tokens, verb, &[Rel::Iobj]).any(|one| given != Some(one));
    if let Some(noun) = given.filter(|_| !other) {
        hang(tokens, last, verb, Rel::Iobj);
        tokens[noun].rel = Rel::Obj;
    }
}

/// "Pulled out of the town": "out" goes with the verb that stands before it.
fn free_ways_out(tokens: &mut [Token]) {
    for particle in 1..tokens.len().saturating_sub(1) {
        let verb = particle - 1;
        let pair = tokens[particle].lemma.as_ref() == "out"
            && tokens[particle + 1].lemma.as_ref() == "of"
            && tokens[particle].rel == Rel::Case
            && tokens[particle].head == tokens[particle + 1].head
            && tokens[verb].upos == Upos::Verb;
        let noun = tokens[particle].head.filter(|_| pair);
        if noun.is_some_and(|noun| tokens[noun].head == Some(verb)) {
            hang(tokens, particle, verb, Rel::CompoundPrt);
        }
    }
}

/// "Handed four boats over to Vietnam": the first of two prepositions goes with the verb whose object stands before it.
fn free_particles(tokens: &mut [Token]) {
    for particle in 1..tokens.len().saturating_sub(1) {
        let pair = tokens[particle].rel == Rel::Case
            && tokens[particle + 1].rel == Rel::Case
            && tokens[particle].head == tokens[particle + 1].head
            && matches!(tokens[particle].lemma.as_ref(), "over" | "back" | "up")
            && matches!(tokens[particle + 1].lemma.as_ref(), "to" | "with" | "from");
        let Some(noun) = tokens[particle].head.filter(|_| pair) else {
            continue;
        };
        let Some(verb) = verb_above(tokens, noun, particle) else {
            continue;
        };
        let object = children(tokens, verb, &[Rel::Obj]).find(|&object| object < particle);
        if object.is_some() {
            hang(tokens, particle, verb, Rel::CompoundPrt);
            hang(tokens, noun, verb, Rel::Obl);
        }
    }
}

/// "Brushed aside the charge", "turned over two boats": a particle directly behind its verb is no preposition of the
/// object, and no part of it.
fn free_adverbs(tokens: &mut [Token]) {
    for particle in 1..tokens.len() {
        let verb = particle - 1;
        let Some(above) = tokens[particle].head.filter(|&above| above > particle) else {
            continue;
        };
        let noun = if tokens[above].upos == Upos::Num {
            tokens[above].head.unwrap_or(above)
        } else {
            above
        };
        if tokens[noun].head != Some(verb) || tokens[verb].upos != Upos::Verb {
            continue;
        }
        let known = || lists::has_particle(&tokens[verb].lemma, &tokens[particle].lemma);
        let hangs = match tokens[particle].rel {
            Rel::Case => tokens[particle].xpos == Xpos::Rp || known(),
            Rel::Advmod => known(),
            _ => false,
        };
        if !hangs {
            continue;
        }
        hang(tokens, particle, verb, Rel::CompoundPrt);
        let free = !has_child(tokens, verb, &[Rel::Obj])
            && !has_child(tokens, noun, &[Rel::Case])
            && !is_day(&tokens[noun]);
        if tokens[noun].rel == Rel::Obl && free {
            tokens[noun].rel = Rel::Obj;
        }
    }
}

/// "Called its ambassador home", "took two Israelis hostage": a noun with an article or number of its own is no part
/// of the word behind it.
fn free_homes(tokens: &mut [Token]) {
    for noun in 0..tokens.len().saturating_sub(1) {
        let state = noun + 1;
        let adverbial = tokens[state].lemma.as_ref() == "home"
            || matches!(tokens[state].upos, Upos::Adj | Upos::Adv);
        let part = adverbial
            && tokens[noun].head == Some(state)
            && tokens[noun].rel == Rel::Compound
            && has_child(tokens, noun, &[Rel::NmodPoss, Rel::Det, Rel::Nummod]);
        let Some(verb) = tokens[state].head.filter(|_| part) else {
            continue;
        };
        if tokens[verb].upos == Upos::Verb && verb < noun {
            hang(tokens, noun, verb, Rel::Obj);
            if tokens[state].lemma.as_ref() == "home" {
                hang(tokens, state, verb, Rel::Advmod);
            }
        }
    }
}

/// "Japan *has* lent": what hangs on a verb's auxiliary belongs to the verb.
pub(super) fn leave_auxiliaries(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        let helper = tokens[word].head.filter(|&head| {
            matches!(tokens[head].rel, Rel::Aux | Rel::AuxPass | Rel::Cop)
                && matches!(
                    tokens[word].rel,
                    Rel::Nsubj | Rel::NsubjPass | Rel::Obl | Rel::Obj
                )
        });
        if let Some(verb) = helper.and_then(|helper| tokens[helper].head)
            && verb != word
        {
            tokens[word].head = Some(verb);
        }
    }
}

/// "Iran is Hezbollah's sponsor": an owner stands before what it owns.
fn join_owners(tokens: &mut [Token]) {
    for owner in 0..tokens.len() {
        let behind = tokens[owner].rel == Rel::NmodPoss
            && tokens[owner].head.is_some_and(|head| head < owner);
        if !behind {
            continue;
        }
        let noun = (owner + 1..tokens.len())
            .take_while(|&word| tokens[word].upos != Upos::Verb)
            .find(|&word| tokens[word].upos == Upos::Noun && tokens[word].rel != Rel::Compound);
        if let Some(noun) = noun.filter(|&noun| !is_below(tokens, noun, owner)) {
            tokens[owner].head = Some(noun);
        }
    }
}

/// "Gave the ministers its word": of two nouns behind a verb of giving, with no comma between, the second is what is
/// given, and no other name of the first.
fn part_gifts(tokens: &mut [Token]) {
    for gift in 2..tokens.len() {
        let (Some(person), Rel::Appos) = (tokens[gift].head, tokens[gift].rel) else {
            continue;
        };
        let Some(verb) = tokens[person].head else {
            continue;
        };
        let owned = has_child(tokens, gift, &[Rel::NmodPoss, Rel::Det]);
        let object = matches!(tokens[person].rel, Rel::Obj | Rel::Iobj);
        let close = person < gift
            && tokens[person..gift]
                .iter()
                .all(|token| token.lemma.as_ref() != ",");
        let gives = tokens[verb].upos == Upos::Verb && lists::has(&GIVING, &tokens[verb].lemma);
        if owned && object && close && gives {
            hang(tokens, gift, verb, Rel::Obj);
            tokens[person].rel = Rel::Iobj;
        }
    }
}

/// "Called for Iran to return": who stands between "for" and "to" is to do it.
fn name_doers(tokens: &mut [Token]) {
    for mark in 0..tokens.len() {
        let (Some(verb), true) = (
            tokens[mark].head,
            tokens[mark].lemma.as_ref() == "for" && tokens[mark].rel == Rel::Mark,
        ) else {
            continue;
        };
        let to = children(tokens, verb, &[Rel::Mark]).find(|&to| tokens[to].lemma.as_ref() == "to");
        let Some(to) = to.filter(|_| !has_child(tokens, verb, SUBJECTS)) else {
            continue;
        };
        let is_doer = |&word: &usize| {
            matches!(tokens[word].upos, Upos::Noun | Upos::Propn | Upos::Pron)
                && tokens[word].head == tokens[verb].head
                && matches!(
                    tokens[word].rel,
                    Rel::Obl | Rel::Obj | Rel::Nmod | Rel::OblAgent
                )
        };
        if let Some(doer) = (mark + 1..to).find(is_doer) {
            hang(tokens, doer, verb, Rel::Nsubj);
        }
    }
}

/// "Accused the agency of parroting spies": a gerund directly behind the preposition at an object is what the object
/// does, and has the noun behind it as its own object.
fn link_gerunds(tokens: &mut [Token]) {
    for gerund in 2..tokens.len() {
        let (Some(noun), Rel::Amod) = (tokens[gerund].head, tokens[gerund].rel) else {
            continue;
        };
        let mark = gerund - 1;
        let linked = noun > gerund
            && tokens[gerund].upos == Upos::Verb
            && tokens[gerund].xpos == Xpos::Vbg
            && tokens[mark].head == Some(noun)
            && tokens[mark].rel == Rel::Case
            && matches!(tokens[mark].lemma.as_ref(), "of" | "from" | "against");
        let Some(object) = tokens[noun].head.filter(|_| linked) else {
            continue;
        };
        let Some(verb) = tokens[object].head else {
            continue;
        };
        if tokens[object].rel == Rel::Obj && object < gerund && tokens[verb].upos == Upos::Verb {
            hang(tokens, gerund, verb, Rel::Advcl);
            hang(tokens, mark, gerund, Rel::Mark);
            hang(tokens, noun, gerund, Rel::Obj);
        }
    }
}

/// "Urged restraint", "has Israel's back": a noun behind a verb that has no object and is no copula is its object.
fn find_objects(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&verb| verb < noun) else {
            continue;
        };
        let owned = || has_child(tokens, noun, &[Rel::NmodPoss, Rel::Det]);
        let odd = match tokens[noun].rel {
            Rel::Xcomp => true,
            Rel::Advmod => owned(),
            // "Arrested a Russian spy", "detained a million Uighurs".
            Rel::OblUnmarked => {
                let counted = || has_child(tokens, noun, &[Rel::Nummod]);
                (owned() || counted()) && !lists::has(&DURATIONS, &tokens[noun].lemma)
            }
            // "Took in refugees".
            Rel::Obl => has_child(tokens, verb, &[Rel::CompoundPrt]),
            _ => false,
        };
        let is_noun =
            || tokens[noun].upos == Upos::Noun || tokens[noun].xpos == Xpos::Nn && owned();
        let bare = || {
            is_noun()
                && tokens[noun].xpos != Xpos::Vb
                && !is_day(&tokens[noun])
                && !has_child(tokens, noun, &[Rel::Case, Rel::Mark, Rel::Cop])
        };
        let open = || {
            tokens[verb].upos == Upos::Verb
                && !lists::has(&COPULAS, &tokens[verb].lemma)
                && !has_child(tokens, verb, &[Rel::Obj, Rel::AuxPass])
        };
        if odd && bare() && open() {
            tokens[noun].rel = Rel::Obj;
        }
    }
}

/// "Called Angela Merkel humble": an adjective behind a name at a verb of naming tells what somebody calls whoever bears it.
fn free_qualities(tokens: &mut [Token]) {
    for quality in 2..tokens.len() {
        let (Some(name), Rel::Amod | Rel::Flat) = (tokens[quality].head, tokens[quality].rel)
        else {
            continue;
        };
        let Some(verb) = tokens[name]
            .head
            .filter(|&verb| verb < name && name < quality)
        else {
            continue;
        };
        let object = matches!(tokens[name].rel, Rel::Obj | Rel::Xcomp | Rel::Iobj)
            && tokens[name].upos == Upos::Propn
            && tokens[verb].upos == Upos::Verb
            && lists::has(&NAMING, &tokens[verb].lemma);
        if object && tokens[quality].upos == Upos::Adj {
            hang(tokens, quality, verb, Rel::Xcomp);
            tokens[name].rel = Rel::Obj;
        }
    }
}

/// "Declared the party a terrorist group", "called the raid by Israel a cowardly act": of two nouns behind a verb of
/// naming, the first is what it names, the second what it calls it.
fn name_complements(tokens: &mut [Token]) {
    for complement in 2..tokens.len() {
        let Some(verb) = tokens[complement].head.filter(|&verb| verb < complement) else {
            continue;
        };
        let named = [Rel::Iobj, Rel::Obj, Rel::Xcomp];
        let is_noun = |word: usize| {
            matches!(tokens[word].upos, Upos::Noun | Upos::Propn)
                && !has_child(tokens, word, &[Rel::Case, Rel::Mark, Rel::Cop])
        };
        let first = children(tokens, verb, &named).find(|&word| word > verb && is_noun(word));
        let first = first.filter(|&first| first < complement && is_noun(complement));
        let second = matches!(tokens[complement].rel, Rel::Obj | Rel::Xcomp);
        let Some(first) = first.filter(|_| second && lists::has(&NAMING, &tokens[verb].lemma))
        else {
            continue;
        };
        tokens[first].rel = Rel::Obj;
        tokens[complement].rel = Rel::Xcomp;
        for word in first + 1..complement {
            if tokens[word].head == Some(verb) && tokens[word].rel == Rel::Obl {
                hang(tokens, word, first, Rel::Nmod);
            }
        }
    }
}

/// "Took in more than 120,000 refugees", "welcomed close to a million refugees": a counted noun without a preposition
/// of its own is the object.
fn free_objects(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        let (Some(verb), Rel::Obl) = (tokens[noun].head, tokens[noun].rel) else {
            continue;
        };
        let counted = noun > verb
            && tokens[verb].upos == Upos::Verb
            && matches!(tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Sym)
            && has_child(tokens, noun, &[Rel::Nummod])
            && !has_child(tokens, verb, &[Rel::Obj, Rel::AuxPass]);
        let close = |case: usize| {
            case > 0
                && tokens[case - 1].lemma.as_ref() == "close"
                && !is_below(tokens, noun, case - 1)
        };
        let free = children(tokens, noun, &[Rel::Case]).all(close);
        let to = children(tokens, noun, &[Rel::Case]).next();
        if counted && free {
            tokens[noun].rel = Rel::Obj;
            if let Some(to) = to {
                hang(tokens, to, to - 1, Rel::Fixed);
                hang(tokens, to - 1, noun, Rel::Advmod);
            }
        }
    }
}
