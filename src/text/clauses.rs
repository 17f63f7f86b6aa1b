//! Repairs of verbs that a parser took for adjectives, nouns or parts of a name, beside the root: "was poisoned with a
//! nerve agent", "stopped bombing the city", "had on Monday signed".

use super::Token;
use super::lemma::Lemmas;
use super::links::{self, SUBJECTS, children, hang, has_child, is_below, rehang};
use super::lists::{self, GOING, OBJECT_CONTROL, PHASES, SPEECH, TO_DO, VERBS};
use super::objects::leave_auxiliaries;
use super::tags::{Rel, Upos, Xpos};

/// Makes verbs of the words that are verbs, and hangs what belongs to them on them.
pub(super) fn find_verbs(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    name_first_subjects(text, tokens);
    leave_auxiliaries(tokens);
    tag_verbs(text, tokens, lemmas);
    tag_nouns(text, tokens, lemmas);
    name_passives(text, tokens, lemmas);
    name_pasts(tokens);
    name_futures(text, tokens, lemmas);
    free_progressives(text, tokens, lemmas);
    name_infinitives(text, tokens, lemmas);
    name_bare_verbs(text, tokens, lemmas);
    join_perfects(tokens);
    free_perfects(text, tokens, lemmas);
    free_contents(tokens);
    leave_sayers(tokens);
    leave_objects(tokens);
    free_gerunds(text, tokens, lemmas);
}

/// The dictionary form of a word as a verb, if it is a listed one in lower case.
pub(super) fn verb(text: &str, token: &Token, xpos: Xpos, lemmas: &Lemmas) -> Option<Box<str>> {
    let form = text.get(token.span.clone())?;
    let small = form.starts_with(char::is_lowercase);
    let lemma = small.then(|| lemmas.lemma(form, Upos::Verb, xpos))?;
    lists::has(&VERBS, &lemma).then_some(lemma)
}

pub(super) fn make_verb(token: &mut Token, xpos: Xpos, lemma: Box<str>) {
    (token.upos, token.xpos, token.lemma) = (Upos::Verb, xpos, lemma);
}

/// "Will free two Kenyans": what has a modal and an object is a verb.
fn name_futures(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    let is_modal = |tokens: &[Token], aux: usize| tokens[aux].xpos == Xpos::Md;
    for word in 0..tokens.len() {
        if tokens[word].upos == Upos::Adj
            && children(tokens, word, &[Rel::Aux]).any(|aux| is_modal(tokens, aux))
            && has_child(tokens, word, &[Rel::Obj])
            && let Some(lemma) = verb(text, &tokens[word], Xpos::Vb, lemmas)
        {
            make_verb(&mut tokens[word], Xpos::Vb, lemma);
        }
    }
    free_futures(text, tokens, lemmas);
}

/// "Could one day pipe gas": the bare form between a modal and a noun is the verb that has the noun as its object.
fn free_futures(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let (Some(object), Rel::Compound | Rel::Amod) = (tokens[at].head, tokens[at].rel) else {
            continue;
        };
        let modal = children(tokens, object, &[Rel::Aux])
            .any(|aux| tokens[aux].xpos == Xpos::Md && aux < at);
        let own = [Rel::Cop, Rel::Det, Rel::Case, Rel::NmodPoss];
        let noun = tokens[object].upos == Upos::Noun && object > at;
        if !(modal && noun) || has_child(tokens, object, &own) {
            continue;
        }
        let lemma = verb(text, &tokens[at], Xpos::Vb, lemmas)
            .filter(|lemma| text.get(tokens[at].span.clone()) == Some(lemma));
        let Some(lemma) = lemma else { continue };
        make_verb(&mut tokens[at], Xpos::Vb, lemma);
        (tokens[at].head, tokens[at].rel) = (tokens[object].head, tokens[object].rel);
        rehang(tokens, object, at, |word, _| word < at || word > object);
        for token in tokens.iter_mut().filter(|token| token.head == Some(at)) {
            match token.rel {
                Rel::Compound => token.rel = Rel::OblUnmarked,
                Rel::Nmod => token.rel = Rel::Obl,
                _ => {}
            }
        }
        hang(tokens, object, at, Rel::Obj);
        break;
    }
}

/// "Was poisoned": what has an auxiliary of the passive is a verb.
fn name_passives(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for helper in 0..tokens.len() {
        let (Some(head), Rel::AuxPass) = (tokens[helper].head, tokens[helper].rel) else {
            continue;
        };
        if tokens[head].upos == Upos::Adj
            && let Some(lemma) = verb(text, &tokens[head], Xpos::Vbn, lemmas)
        {
            make_verb(&mut tokens[head], Xpos::Vbn, lemma);
        }
    }
}

/// "Indonesia must let them in, Portugal insisted": a clause of saying at the end says what stands before it.
fn leave_sayers(tokens: &mut [Token]) {
    for verb in 2..tokens.len() {
        if tokens[verb].rel != Rel::Advcl || !lists::has(&SPEECH, &tokens[verb].lemma) {
            continue;
        }
        let finite = matches!(tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let before = tokens[verb].head.is_some_and(|main| main < verb);
        let own = [
            Rel::Mark,
            Rel::Obj,
            Rel::Ccomp,
            Rel::Advmod,
            Rel::Aux,
            Rel::Xcomp,
        ];
        let bare = !has_child(tokens, verb, &own);
        let subject = children(tokens, verb, &[Rel::Nsubj]).next();
        // Directly behind the comma.
        let comma = subject.is_some_and(|subject| {
            let start = (0..=subject)
                .find(|&word| {
                    let mark = tokens[word].upos == Upos::Punct;
                    !mark && (word == subject || is_below(tokens, word, subject))
                })
                .unwrap_or(subject);
            start > 0 && tokens[start - 1].lemma.as_ref() == ","
        });
        if finite && before && bare && comma {
            tokens[verb].rel = Rel::Parataxis;
        }
    }
}

/// "Allowed the exiles to return": what somebody is asked or told to do belongs to the verb, not to its object.
fn leave_objects(tokens: &mut [Token]) {
    for clause in 2..tokens.len() {
        let (Some(object), Rel::Acl) = (tokens[clause].head, tokens[clause].rel) else {
            continue;
        };
        let to = children(tokens, clause, &[Rel::Mark])
            .any(|mark| mark == object + 1 && tokens[mark].lemma.as_ref() == "to");
        let person = matches!(tokens[object].rel, Rel::Obj | Rel::Iobj);
        let told = tokens[object].head.filter(|&verb| {
            let asks = lists::has(&OBJECT_CONTROL, &tokens[verb].lemma);
            to && person && verb < object && tokens[verb].upos == Upos::Verb && asks
        });
        if let Some(verb) = told.filter(|&verb| !has_child(tokens, verb, &[Rel::Xcomp])) {
            hang(tokens, clause, verb, Rel::Xcomp);
        }
    }
}

/// "Stopped bombing Yugoslavia", "began amassing troops": what stands between a verb of beginning or ending and the name
/// or bare noun behind it is done to whoever bears the name, or to what the noun means.
fn free_gerunds(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for gerund in 1..tokens.len() {
        let (Some(name), Rel::Compound | Rel::Amod) = (tokens[gerund].head, tokens[gerund].rel)
        else {
            continue;
        };
        let above = gerund - 1;
        let verbal = tokens[gerund].upos == Upos::Verb && tokens[gerund].rel == Rel::Amod;
        let fits = name > gerund
            && (tokens[name].upos == Upos::Propn || verbal)
            && (tokens[name].rel, tokens[name].head) == (Rel::Obj, Some(above))
            && lists::has(&PHASES, &tokens[above].lemma)
            && text
                .get(tokens[gerund].span.clone())
                .is_some_and(|form| form.ends_with("ing"));
        let lemma = fits.then(|| verb(text, &tokens[gerund], Xpos::Vbg, lemmas));
        if let Some(lemma) = lemma.flatten() {
            make_verb(&mut tokens[gerund], Xpos::Vbg, lemma);
            hang(tokens, gerund, above, Rel::Xcomp);
            hang(tokens, name, gerund, Rel::Obj);
        }
    }
}

/// "Began to back away": the bare form behind "to" is a verb.
fn name_infinitives(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for word in 1..tokens.len() {
        let to = &tokens[word - 1];
        let marked = to.lemma.as_ref() == "to" && to.rel == Rel::Mark && to.head == Some(word);
        let other = matches!(tokens[word].upos, Upos::Adv | Upos::Adj | Upos::Noun);
        if !(marked && other) || has_child(tokens, word, &[Rel::Cop, Rel::Det]) {
            continue;
        }
        let lemma = verb(text, &tokens[word], Xpos::Vb, lemmas);
        if let Some(lemma) =
            lemma.filter(|lemma| text.get(tokens[word].span.clone()) == Some(lemma))
        {
            make_verb(&mut tokens[word], Xpos::Vb, lemma);
        }
    }
}

/// "Refused to free prisoners", "threatened to march on the capital": behind the "to" of such a verb stands a verb, and
/// the noun that it seemed to be part of is its object.
fn name_bare_verbs(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for word in 2..tokens.len() {
        let to = word - 1;
        let nominal = matches!(tokens[word].upos, Upos::Adj | Upos::Noun);
        let marked = tokens[to].lemma.as_ref() == "to" && tokens[to].rel == Rel::Case;
        let noun = tokens[to].head.filter(|&noun| {
            let hangs = noun == word || noun > word && is_below(tokens, word, noun);
            nominal && marked && hangs && matches!(tokens[noun].rel, Rel::Obl | Rel::Nmod)
        });
        let Some(noun) = noun else { continue };
        let willing =
            |&at: &usize| tokens[at].upos == Upos::Verb && lists::has(&TO_DO, &tokens[at].lemma);
        let above = links::above(tokens, noun).find(|&at| tokens[at].upos == Upos::Verb);
        let lemma = verb(text, &tokens[word], Xpos::Vb, lemmas)
            .filter(|lemma| text.get(tokens[word].span.clone()) == Some(lemma));
        let (Some(above), Some(lemma)) = (above.filter(|at| *at < to && willing(at)), lemma) else {
            continue;
        };
        make_verb(&mut tokens[word], Xpos::Vb, lemma);
        hang(tokens, word, above, Rel::Xcomp);
        hang(tokens, to, word, Rel::Mark);
        if noun != word {
            hang(tokens, noun, word, Rel::Obj);
        }
        for token in &mut tokens[word + 1..] {
            if token.head == Some(word) && token.rel == Rel::Nmod {
                token.rel = Rel::Obl;
            }
        }
    }
}

/// "Had on Monday night signed": the participle behind "have" is the verb, "have" its auxiliary.
fn join_perfects(tokens: &mut [Token]) {
    for have in 0..tokens.len() {
        let helper = tokens[have].lemma.as_ref() == "have"
            && tokens[have].rel != Rel::Aux
            && matches!(tokens[have].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
            && has_child(tokens, have, SUBJECTS)
            && !has_child(tokens, have, &[Rel::Obj, Rel::Aux]);
        if !helper {
            continue;
        }
        let clauses = [Rel::Advcl, Rel::Xcomp, Rel::Ccomp];
        let above = tokens[have].head.into_iter();
        let beside = above.flat_map(|above| children(tokens, above, &[Rel::Advcl]));
        let participle = children(tokens, have, &clauses)
            .chain(beside)
            .find(|&verb| {
                verb > have
                    && matches!(tokens[verb].xpos, Xpos::Vbn | Xpos::Vbd)
                    && !has_child(tokens, verb, SUBJECTS)
                    && !has_child(tokens, verb, &[Rel::Mark, Rel::Aux])
            });
        let Some(verb) = participle else { continue };
        tokens[verb].xpos = Xpos::Vbn;
        make_auxiliary(tokens, have, verb);
    }
}

/// Puts a verb in the place of the word that is its auxiliary.
fn make_auxiliary(tokens: &mut [Token], helper: usize, verb: usize) {
    (tokens[verb].head, tokens[verb].rel) = (tokens[helper].head, tokens[helper].rel);
    rehang(tokens, helper, verb, |_, _| true);
    hang(tokens, helper, verb, Rel::Aux);
}

/// "Had tortured prisoners": the participle between "have" and a bare noun is the verb that has the noun as its object.
fn free_perfects(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for verb_at in 1..tokens.len() {
        let (Some(object), Rel::Amod) = (tokens[verb_at].head, tokens[verb_at].rel) else {
            continue;
        };
        let have = verb_at - 1;
        let own = [Rel::Det, Rel::Case, Rel::NmodPoss, Rel::Nummod];
        let fits = tokens[have].lemma.as_ref() == "have"
            && (tokens[object].head, tokens[object].rel) == (Some(have), Rel::Obj)
            && tokens[verb_at].xpos == Xpos::Vbn
            && has_child(tokens, have, SUBJECTS)
            && !children(tokens, object, &own).any(|word| word < verb_at);
        let lemma = fits.then(|| verb(text, &tokens[verb_at], Xpos::Vbn, lemmas));
        if let Some(lemma) = lemma.flatten() {
            make_verb(&mut tokens[verb_at], Xpos::Vbn, lemma);
            make_auxiliary(tokens, have, verb_at);
        }
    }
}

/// "Accusations that Iran had attacked", "its demand that they ease sanctions": a clause with the mark "that" tells what
/// a noun says, and is no relative one; so does one with a subject and an object of its own.
fn free_contents(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        if tokens[clause].rel != Rel::AclRelcl {
            continue;
        }
        let that = (0..clause).find(|&that| {
            let token = &tokens[that];
            let full = token.rel == Rel::Obj
                && children(tokens, clause, &[Rel::Obj]).any(|object| object > clause);
            let mark = token.rel == Rel::Mark && token.xpos == Xpos::In;
            token.head == Some(clause) && token.lemma.as_ref() == "that" && (full || mark)
        });
        if let Some(that) = that {
            tokens[clause].rel = Rel::Acl;
            tokens[that].rel = Rel::Mark;
        }
    }
}

/// "Japan protests an intrusion", with a verb tagged as a noun: its finer tag and lemma are those of a verb.
fn tag_verbs(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for token in tokens.iter_mut() {
        if token.upos != Upos::Verb || token.xpos.as_str().starts_with("VB") {
            continue;
        }
        let form = text.get(token.span.clone()).unwrap_or_default();
        let xpos = match form {
            _ if form.ends_with("ing") => Xpos::Vbg,
            _ if form.ends_with("ed") => Xpos::Vbd,
            _ if form.ends_with('s') => Xpos::Vbz,
            _ => Xpos::Vbp,
        };
        if let Some(lemma) = verb(text, token, xpos, lemmas) {
            make_verb(token, xpos, lemma);
        }
    }
}

/// "Joined them for three-way talks", with a noun tagged as a verb: what hangs like a noun and has no subject is one,
/// and the noun before it, with the preposition, is part of it.
fn tag_nouns(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for word in 0..tokens.len() {
        let is_noun = tokens[word].xpos == Xpos::Vbz
            && matches!(tokens[word].rel, Rel::Obl | Rel::Nmod)
            && !has_child(tokens, word, SUBJECTS);
        if !is_noun {
            continue;
        }
        let form = text.get(tokens[word].span.clone()).unwrap_or_default();
        let lemma = lemmas.lemma(form, Upos::Noun, Xpos::Nns);
        let token = &mut tokens[word];
        (token.upos, token.xpos, token.lemma) = (Upos::Noun, Xpos::Nns, lemma);
        let Some(part) = word
            .checked_sub(1)
            .filter(|&part| tokens[part].head == Some(word))
        else {
            continue;
        };
        if tokens[part].rel == Rel::Obl {
            tokens[part].rel = Rel::Compound;
            rehang(tokens, part, word, |_, token| token.rel == Rel::Case);
        }
    }
}

/// "Slovaks rallied": a plural that begins a sentence is no auxiliary.
fn name_first_subjects(text: &str, tokens: &mut [Token]) {
    let Some(first) = tokens.first() else { return };
    let form = text.get(first.span.clone()).unwrap_or_default();
    let plural = matches!(first.rel, Rel::Aux | Rel::AuxPass)
        && form.starts_with(char::is_uppercase)
        && form.ends_with('s')
        && form.len() > LONGEST_HELPER;
    let verb = first.head.filter(|&verb| {
        plural
            && matches!(tokens[verb].xpos, Xpos::Vbn | Xpos::Vbd)
            && !has_child(tokens, verb, SUBJECTS)
    });
    if let Some(verb) = verb {
        tokens[verb].xpos = Xpos::Vbd;
        (tokens[0].upos, tokens[0].xpos) = (Upos::Propn, Xpos::Nnps);
        hang(tokens, 0, verb, Rel::Nsubj);
    }
}

/// No auxiliary has more letters.
const LONGEST_HELPER: usize = 5;

/// "Rebels threatened to attack": a participle with a subject and no auxiliary is a past form.
fn name_pasts(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let clause = matches!(tokens[verb].rel, Rel::Root | Rel::Ccomp | Rel::Parataxis);
        if !clause || tokens[verb].xpos != Xpos::Vbn {
            continue;
        }
        let helpers = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::OblAgent];
        let bare = !has_child(tokens, verb, &helpers);
        // "Tanks rolled into the town".
        let goes = lists::has(&GOING, &tokens[verb].lemma);
        let subject = children(tokens, verb, &[Rel::NsubjPass]).next();
        let goes_on = goes || has_child(tokens, verb, &[Rel::Obj, Rel::Xcomp, Rel::Ccomp]) || {
            let mut clauses = children(tokens, verb, &[Rel::Advcl]);
            clauses.any(|clause| {
                children(tokens, clause, &[Rel::Mark])
                    .any(|mark| tokens[mark].lemma.as_ref() == "to")
            })
        };
        if let Some(subject) = subject.filter(|_| bare && goes_on) {
            tokens[verb].xpos = Xpos::Vbd;
            tokens[subject].rel = Rel::Nsubj;
        }
    }
}

/// "Sudan was arming rebels": a form in -ing between "be" and a bare noun is the verb that has the noun as its object.
fn free_progressives(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let (Some(object), Rel::Amod | Rel::Compound) = (tokens[at].head, tokens[at].rel) else {
            continue;
        };
        let be = at - 1;
        // What belongs to the verb hangs on it, or on its object.
        let place = tokens[be]
            .head
            .filter(|&place| place == object || place == at);
        let copula = place.is_some() && tokens[be].rel == Rel::Cop;
        let subject =
            children(tokens, place.unwrap_or(object), &[Rel::Nsubj]).find(|&subject| subject < be);
        let bare = !has_child(tokens, object, &[Rel::Det, Rel::Case, Rel::NmodPoss]);
        let named = subject.is_some_and(|subject| {
            matches!(tokens[subject].upos, Upos::Propn) || tokens[subject].xpos == Xpos::Nns
        });
        let form = text.get(tokens[at].span.clone()).unwrap_or_default();
        if !(copula && bare && named && form.ends_with("ing")) || object < at {
            continue;
        }
        let Some(lemma) = verb(text, &tokens[at], Xpos::Vbg, lemmas) else {
            continue;
        };
        make_verb(&mut tokens[at], Xpos::Vbg, lemma);
        (tokens[at].head, tokens[at].rel) = (tokens[object].head, tokens[object].rel);
        rehang(tokens, object, at, |word, token| {
            word < at && token.rel != Rel::Compound || token.rel == Rel::Punct
        });
        tokens[be].rel = Rel::Aux;
        hang(tokens, object, at, Rel::Obj);
    }
}
