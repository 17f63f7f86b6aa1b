//! Repairs of verbs that a parser took for adjectives or parts of a name: "Seoul scrambled jets", "was poisoned with a
//! nerve agent", "stopped bombing the city", "an attack on the port wounded ten people".

use super::Token;
use super::lemma::Lemmas;
use super::links::{SUBJECTS, children, hang, has_child};
use super::lists::{self, PHASES, VERBS};
use super::objects::leave_auxiliaries;
use super::tags::{Rel, Upos, Xpos};

/// Makes verbs of the words that are verbs, and hangs what belongs to them on them.
pub(super) fn find_verbs(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    leave_auxiliaries(tokens);
    tag_verbs(text, tokens, lemmas);
    name_passives(text, tokens, lemmas);
    name_pasts(tokens);
    free_progressives(text, tokens, lemmas);
    name_infinitives(text, tokens, lemmas);
    join_perfects(tokens);
    free_participles(tokens);
    free_contents(tokens);
    find_root_verbs(tokens);
    read_headlines(text, tokens, lemmas);
    free_gerunds(text, tokens, lemmas);
    free_predicates(text, tokens, lemmas);
    free_counted(text, tokens, lemmas);
}

/// The dictionary form of a word as a verb, if it is a listed one in lower case.
fn verb(text: &str, token: &Token, xpos: Xpos, lemmas: &Lemmas) -> Option<Box<str>> {
    let form = text.get(token.span.clone())?;
    let small = form.starts_with(char::is_lowercase);
    let lemma = small.then(|| lemmas.lemma(form, Upos::Verb, xpos))?;
    lists::has(&VERBS, &lemma).then_some(lemma)
}

fn make_verb(token: &mut Token, xpos: Xpos, lemma: Box<str>) {
    (token.upos, token.xpos, token.lemma) = (Upos::Verb, xpos, lemma);
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

/// "Stopped bombing Yugoslavia": what stands between a verb of beginning or ending and the name behind it is done to
/// whoever bears the name.
fn free_gerunds(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for gerund in 1..tokens.len() {
        let (Some(name), Rel::Compound | Rel::Amod) = (tokens[gerund].head, tokens[gerund].rel)
        else {
            continue;
        };
        let above = gerund - 1;
        let fits = name > gerund
            && tokens[name].upos == Upos::Propn
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

/// "Seoul scrambled fighter jets", "Australia and Fiji normalised relations": in a sentence without a verb of its own,
/// the past form between a name and a noun is the verb.
fn free_predicates(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let (Some(object), Rel::Amod) = (tokens[at].head, tokens[at].rel) else {
            continue;
        };
        let past = matches!(tokens[at].xpos, Xpos::Vbn | Xpos::Vbd | Xpos::Jj);
        let Some(subject) = subject_before(tokens, at, object).filter(|_| past) else {
            continue;
        };
        let Some(lemma) = verb(text, &tokens[at], Xpos::Vbd, lemmas) else {
            continue;
        };
        if lemma.as_ref() == text.get(tokens[at].span.clone()).unwrap_or_default() {
            continue;
        }
        make_verb(&mut tokens[at], Xpos::Vbd, lemma);
        make_root(tokens, at, subject, object);
    }
}

/// The top of the name before a word that stands as an adjective before the root, where the noun has no article,
/// number or preposition and no subject of its own.
fn subject_before(tokens: &[Token], at: usize, object: usize) -> Option<usize> {
    let name = at - 1;
    let nominal = tokens[name].upos == Upos::Propn || tokens[name].xpos == Xpos::Nns;
    let own = [Rel::Det, Rel::Case, Rel::NmodPoss, Rel::Cop, Rel::Mark];
    let bare = |word: usize| !children(tokens, word, &own).any(|child| child < at);
    if !nominal || object < at || !bare(object) || !bare(name) || tokens[object].upos != Upos::Noun
    {
        return None;
    }
    let is_root = |word: usize| tokens[word].rel == Rel::Root;
    let first = tokens[name].head?;
    match tokens[name].rel {
        Rel::Compound | Rel::Nmod if first == object => {
            // "Japan scrambled jets after Chinese planes approached": the root is the verb of the other clause.
            let beside = tokens[object].head.is_some_and(|verb| {
                tokens[object].rel == Rel::Nsubj
                    && is_root(verb)
                    && children(tokens, verb, &[Rel::Mark]).any(|mark| mark > object)
            });
            (is_root(object) && !has_child(tokens, object, &[Rel::Nsubj, Rel::Cop]) || beside)
                .then_some(name)
        }
        Rel::Conj if is_root(first) && tokens[object].head == Some(first) && bare(first) => {
            (tokens[first].upos == Upos::Propn).then_some(first)
        }
        Rel::Root if tokens[object].head == Some(name) => Some(name),
        _ => None,
    }
}

/// Makes a word the root, with the subject before it and the object behind it.
fn make_root(tokens: &mut [Token], root: usize, subject: usize, object: usize) {
    let old = tokens.iter().position(|token| token.rel == Rel::Root);
    for word in 0..tokens.len() {
        let Some(head) = tokens[word].head.filter(|_| word != root) else {
            continue;
        };
        if head == object && word < root && word != subject {
            tokens[word].head = Some(subject);
        } else if head == object && word > object || head == subject && word > object {
            match tokens[word].rel {
                Rel::Nmod if !has_of(tokens, word) => hang(tokens, word, root, Rel::Obl),
                Rel::Punct | Rel::Advcl | Rel::Obl | Rel::Advmod | Rel::OblUnmarked => {
                    tokens[word].head = Some(root);
                }
                _ => {}
            }
        }
    }
    (tokens[root].head, tokens[root].rel) = (None, Rel::Root);
    if let Some(old) = old.filter(|&old| old != subject && old != object && old != root) {
        hang(tokens, old, root, Rel::Advcl);
    }
    hang(tokens, subject, root, Rel::Nsubj);
    hang(tokens, object, root, Rel::Obj);
}

fn has_of(tokens: &[Token], word: usize) -> bool {
    children(tokens, word, &[Rel::Case]).any(|case| tokens[case].lemma.as_ref() == "of")
}

/// "A drone attack on Odesa wounded ten people": a past form before a number is no adjective of what is counted.
fn free_counted(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let (Some(object), Rel::Amod) = (tokens[at].head, tokens[at].rel) else {
            continue;
        };
        let counted = children(tokens, object, &[Rel::Nummod]).any(|number| number > at)
            && !children(tokens, object, &[Rel::Det, Rel::Case, Rel::NmodPoss])
                .any(|child| child < at);
        let root = std::iter::successors(tokens[object].head, |&head| tokens[head].head)
            .take(tokens.len())
            .find(|&head| tokens[head].rel == Rel::Root);
        let past = matches!(tokens[at].xpos, Xpos::Vbn | Xpos::Vbd);
        let subject = root.filter(|&root| {
            counted
                && past
                && root < at
                && matches!(tokens[root].upos, Upos::Noun | Upos::Propn)
                && !has_child(tokens, root, &[Rel::Nsubj, Rel::Cop])
        });
        let Some(subject) = subject else { continue };
        if let Some(lemma) = verb(text, &tokens[at], Xpos::Vbd, lemmas) {
            make_verb(&mut tokens[at], Xpos::Vbd, lemma);
            make_root(tokens, at, subject, object);
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
        let participle = children(tokens, have, &clauses).find(|&verb| {
            verb > have
                && matches!(tokens[verb].xpos, Xpos::Vbn | Xpos::Vbd)
                && !has_child(tokens, verb, SUBJECTS)
                && !has_child(tokens, verb, &[Rel::Mark, Rel::Aux])
        });
        let Some(verb) = participle else { continue };
        (tokens[verb].head, tokens[verb].rel) = (tokens[have].head, tokens[have].rel);
        tokens[verb].xpos = Xpos::Vbn;
        for word in 0..tokens.len() {
            if tokens[word].head == Some(have) && word != verb {
                tokens[word].head = Some(verb);
            }
        }
        hang(tokens, have, verb, Rel::Aux);
    }
}

/// "A plane loaded with milk landed": the participle behind a noun is no verb of the clause whose verb stands behind it.
fn free_participles(tokens: &mut [Token]) {
    for participle in 1..tokens.len() {
        let root = tokens[participle].rel == Rel::Root && tokens[participle].xpos == Xpos::Vbn;
        let helped = has_child(tokens, participle, &[Rel::Aux, Rel::AuxPass, Rel::Obj]);
        let subject = children(tokens, participle, &[Rel::Nsubj, Rel::NsubjPass])
            .find(|&subject| subject + 1 == participle);
        let Some(subject) = subject.filter(|_| root && !helped) else {
            continue;
        };
        let verb = children(tokens, participle, &[Rel::Conj]).find(|&verb| {
            tokens[verb].xpos == Xpos::Vbd
                && !has_child(tokens, verb, SUBJECTS)
                && !has_child(tokens, verb, &[Rel::Cc])
        });
        let Some(verb) = verb else { continue };
        (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
        hang(tokens, subject, verb, Rel::Nsubj);
        hang(tokens, participle, subject, Rel::Acl);
        for mark in 0..tokens.len() {
            if tokens[mark].head == Some(participle) && tokens[mark].rel == Rel::Punct {
                tokens[mark].head = Some(verb);
            }
        }
    }
}

/// "Accusations that Iran had attacked": a clause with the mark "that" tells what a noun says, and is no relative one.
fn free_contents(tokens: &mut [Token]) {
    for clause in 0..tokens.len() {
        let marked = children(tokens, clause, &[Rel::Mark])
            .any(|mark| tokens[mark].lemma.as_ref() == "that" && tokens[mark].xpos == Xpos::In);
        if tokens[clause].rel == Rel::AclRelcl && marked {
            tokens[clause].rel = Rel::Acl;
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

/// "Rebels threatened to attack": a participle with a subject and no auxiliary is a past form.
fn name_pasts(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        let clause = matches!(tokens[verb].rel, Rel::Root | Rel::Ccomp | Rel::Parataxis);
        let helpers = [Rel::Aux, Rel::AuxPass, Rel::Cop, Rel::OblAgent];
        let bare = tokens[verb].xpos == Xpos::Vbn && !has_child(tokens, verb, &helpers);
        let subject = children(tokens, verb, &[Rel::NsubjPass]).next();
        let goes_on = has_child(tokens, verb, &[Rel::Obj, Rel::Xcomp, Rel::Ccomp]) || {
            let mut clauses = children(tokens, verb, &[Rel::Advcl]);
            clauses.any(|clause| {
                children(tokens, clause, &[Rel::Mark])
                    .any(|mark| tokens[mark].lemma.as_ref() == "to")
            })
        };
        if let Some(subject) = subject.filter(|_| clause && bare && goes_on) {
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
        let copula = tokens[be].head == Some(object) && tokens[be].rel == Rel::Cop;
        let subject = children(tokens, object, &[Rel::Nsubj]).find(|&subject| subject < be);
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
        for word in 0..tokens.len() {
            let before = word < at && tokens[word].rel != Rel::Compound;
            let mark = tokens[word].rel == Rel::Punct;
            if tokens[word].head == Some(object) && word != at && (before || mark) {
                tokens[word].head = Some(at);
            }
        }
        tokens[be].rel = Rel::Aux;
        hang(tokens, object, at, Rel::Obj);
    }
}

/// "Obama phones Mubarak", "Modi thanks Putin for help": in a headline, what looks like a noun between two names is a
/// verb.
fn read_headlines(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len().saturating_sub(1) {
        let noun = tokens[at].upos == Upos::Noun;
        let own = |word: usize| tokens[word].upos == Upos::Propn && tokens[word].head == Some(at);
        let before = own(at - 1) && matches!(tokens[at - 1].rel, Rel::Compound | Rel::Nsubj);
        let verbs = tokens[..at].iter().any(|token| token.upos == Upos::Verb);
        if !(noun && before && own(at + 1)) || verbs || has_child(tokens, at, &[Rel::Cop]) {
            continue;
        }
        let root = match (tokens[at].rel, tokens[at].head) {
            (Rel::Root, _) => None,
            (Rel::Nsubj, Some(root)) if tokens[root].rel == Rel::Root => Some(root),
            _ => continue,
        };
        let Some(lemma) = verb(text, &tokens[at], Xpos::Vbz, lemmas) else {
            continue;
        };
        make_verb(&mut tokens[at], Xpos::Vbz, lemma);
        (tokens[at].head, tokens[at].rel) = (None, Rel::Root);
        if let Some(root) = root {
            hang(tokens, root, at, Rel::Conj);
        }
        hang(tokens, at - 1, at, Rel::Nsubj);
        hang(tokens, at + 1, at, Rel::Obj);
    }
}

/// "Five drones crossed into its airspace.": in a full sentence without a finite verb, the participle behind the noun at
/// its root is the verb.
fn find_root_verbs(tokens: &mut [Token]) {
    let full = tokens
        .last()
        .is_some_and(|token| token.lemma.as_ref() == ".");
    let Some(root) = tokens.iter().position(|token| token.rel == Rel::Root) else {
        return;
    };
    let finite = tokens
        .iter()
        .any(|token| matches!(token.xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd | Xpos::Md));
    let noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn);
    if !full || finite || !noun {
        return;
    }
    let verb = children(tokens, root, &[Rel::Acl]).find(|&verb| {
        tokens[verb].xpos == Xpos::Vbn
            && !has_child(tokens, verb, &[Rel::AuxPass, Rel::OblAgent, Rel::Mark])
            && !tokens[root..verb]
                .iter()
                .any(|token| token.lemma.as_ref() == ",")
    });
    let Some(verb) = verb.filter(|&verb| verb > root) else {
        return;
    };
    for word in verb..tokens.len() {
        if tokens[word].head == Some(root) && word != verb {
            tokens[word].head = Some(verb);
        }
    }
    tokens[verb].xpos = Xpos::Vbd;
    (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
    hang(tokens, root, verb, Rel::Nsubj);
}
