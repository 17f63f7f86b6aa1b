//! Repairs of the root: the verb of a sentence that a parser took for an adjective, a participle or a noun: "Seoul scrambled
//! jets", "Obama phones Mubarak", "an attack on the port wounded ten people".

use super::Token;
use super::clauses::{make_verb, verb};
use super::lemma::Lemmas;
use super::links::{SUBJECTS, above, children, hang, has_child, rehang};
use super::relatives::free_main_verbs;
use super::tags::{Rel, Upos, Xpos};

/// Makes the verb of the sentence its root.
pub(super) fn find_roots(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    free_participles(tokens);
    find_root_verbs(tokens);
    free_main_verbs(tokens);
    read_headlines(text, tokens, lemmas);
    free_predicates(text, tokens, lemmas);
    free_phrases(text, tokens, lemmas);
    free_pasts(text, tokens, lemmas);
    free_counted(text, tokens, lemmas);
    free_names(text, tokens, lemmas);
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
    if is_root(name) {
        return (tokens[object].head == Some(name)).then_some(name);
    }
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
        _ => None,
    }
}

/// "The government relaxed rules", "a Polish inquiry blamed controllers": of two noun phrases at the root, the past form
/// between that seems to be an adjective of the second is the verb.
fn free_phrases(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let (Some(object), Rel::Amod) = (tokens[at].head, tokens[at].rel) else {
            continue;
        };
        let past = matches!(tokens[at].xpos, Xpos::Vbn | Xpos::Vbd);
        let noun = past && object > at && tokens[object].upos == Upos::Noun;
        let Some(subject) = Some(at - 1).filter(|_| noun) else {
            continue;
        };
        let lemma = verb(text, &tokens[at], Xpos::Vbd, lemmas);
        let Some(lemma) = lemma else { continue };
        if is_clause(tokens, subject, at, object) {
            make_verb(&mut tokens[at], Xpos::Vbd, lemma);
            make_root(tokens, at, subject, object);
        } else if let Some(subject) = subject_of_place(tokens, subject, object) {
            make_verb(&mut tokens[at], Xpos::Vbd, lemma);
            rehang(tokens, object, at - 1, |word, _| word < at - 1);
            make_root(tokens, at, subject, object);
            hang(tokens, at - 1, subject, Rel::Nmod);
        }
    }
}

/// Whether two nouns at the root, of which the second has no article or preposition of its own, are a clause with the
/// word between.
fn is_clause(tokens: &[Token], subject: usize, at: usize, object: usize) -> bool {
    let own = [
        Rel::Det,
        Rel::Case,
        Rel::NmodPoss,
        Rel::Cop,
        Rel::Mark,
        Rel::Cc,
    ];
    let bare = !children(tokens, object, &own).any(|child| child < at);
    let root = |word: usize| tokens[word].rel == Rel::Root && !has_child(tokens, word, &[Rel::Cop]);
    let below = |word: usize, above: usize, rels: &[Rel]| {
        tokens[word].head == Some(above) && rels.contains(&tokens[word].rel)
    };
    // "Cuban state security barred dissidents": a phrase of its own, not one word of the noun behind.
    let phrase = [Rel::Det, Rel::Amod, Rel::Compound, Rel::NmodPoss];
    let behind = [Rel::Appos, Rel::Nmod, Rel::Dep, Rel::Parataxis, Rel::Conj];
    let joined = root(object)
        && (below(subject, object, &[Rel::Nsubj])
            || below(subject, at, &[Rel::Nsubj])
            || below(subject, object, &[Rel::Compound]) && has_child(tokens, subject, &phrase))
        || root(subject) && below(object, subject, &behind);
    let nominal = matches!(tokens[subject].upos, Upos::Noun | Upos::Propn);
    nominal && bare && joined
}

/// "Insurgents in northern Mozambique burned villages": the noun before a place that seems to be part of the noun behind
/// the verb.
fn subject_of_place(tokens: &[Token], place: usize, object: usize) -> Option<usize> {
    let part = tokens[place].head == Some(object) && tokens[place].rel == Rel::Compound;
    let name = part && tokens[place].upos == Upos::Propn;
    let cased = children(tokens, object, &[Rel::Case]).any(|case| case < place);
    let subject = tokens[object].head.filter(|_| name && cased)?;
    let root = tokens[subject].rel == Rel::Root && tokens[object].rel == Rel::Nmod;
    let noun = tokens[subject].upos == Upos::Noun && !has_child(tokens, subject, &[Rel::Cop]);
    (root && noun && subject < place).then_some(subject)
}

/// "Police shot and killed three students", "a fighter shot down an airliner": a past form that is the root as a noun
/// behind its subject.
fn free_pasts(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    let Some(at) = root_of(tokens) else {
        return;
    };
    let subject = children(tokens, at, &[Rel::Compound]).find(|&part| part + 1 == at);
    let noun = tokens[at].upos == Upos::Noun && !has_child(tokens, at, &[Rel::Cop, Rel::Nsubj]);
    let Some(subject) = subject.filter(|_| noun) else {
        return;
    };
    let joined = children(tokens, at, &[Rel::Conj]).any(|other| tokens[other].xpos == Xpos::Vbd);
    let object = children(tokens, at, &[Rel::Nmod, Rel::Obj]).find(|&object| {
        let cases: Vec<usize> = children(tokens, object, &[Rel::Case]).collect();
        let particle = |&case: &usize| tokens[case].xpos == Xpos::Rp && case == at + 1;
        object > at
            && cases.iter().all(particle)
            && (cases.len() == 1 || tokens[object].rel == Rel::Obj)
    });
    let lemma = verb(text, &tokens[at], Xpos::Vbd, lemmas)
        .filter(|lemma| text.get(tokens[at].span.clone()) != Some(lemma));
    let Some(lemma) = lemma.filter(|_| joined || object.is_some()) else {
        return;
    };
    make_verb(&mut tokens[at], Xpos::Vbd, lemma);
    rehang(tokens, at, subject, |word, _| word < at);
    hang(tokens, subject, at, Rel::Nsubj);
    if let Some(object) = object {
        rehang(tokens, object, at, |_, token| token.rel == Rel::Case);
        hang(tokens, object, at, Rel::Obj);
        if tokens[at + 1].head == Some(at) && tokens[at + 1].xpos == Xpos::Rp {
            tokens[at + 1].rel = Rel::CompoundPrt;
        }
    }
}

/// "The EU froze trade talks": a past form in small letters behind a name is no part of the name.
fn free_names(text: &str, tokens: &mut [Token], lemmas: &Lemmas) {
    for at in 1..tokens.len() {
        let form = text.get(tokens[at].span.clone()).unwrap_or_default();
        let named = tokens[at].upos == Upos::Propn && tokens[at - 1].upos == Upos::Propn;
        let root = match (tokens[at].rel, tokens[at].head) {
            (Rel::Root, _) => None,
            (Rel::Nsubj, Some(root)) if tokens[root].rel == Rel::Root => Some(root),
            _ => continue,
        };
        let Some(lemma) = verb(text, &tokens[at], Xpos::Vbd, lemmas) else {
            continue;
        };
        let Some(object) = behind(tokens, at, root).filter(|_| named && *lemma != *form) else {
            continue;
        };
        make_verb(&mut tokens[at], Xpos::Vbd, lemma);
        for word in at + 1..object {
            hang(tokens, word, object, Rel::Compound);
        }
        if tokens[object].upos == Upos::Verb {
            (tokens[object].upos, tokens[object].xpos) = (Upos::Noun, Xpos::Nns);
            rehang(tokens, object, at, |_, token| token.rel == Rel::Punct);
            for token in &mut tokens[object + 1..] {
                if token.head == Some(object) && token.rel == Rel::Obl {
                    token.rel = Rel::Nmod;
                }
            }
        }
        (tokens[at].head, tokens[at].rel) = (None, Rel::Root);
        hang(tokens, at - 1, at, Rel::Nsubj);
        rehang(tokens, object, at - 1, |word, _| word < at - 1);
        hang(tokens, object, at, Rel::Obj);
    }
}

/// The end of the bare nouns behind a word that is the root or, with the root behind it, its subject.
fn behind(tokens: &[Token], at: usize, root: Option<usize>) -> Option<usize> {
    let nominal = |word: usize| {
        let noun = matches!(tokens[word].upos, Upos::Noun | Upos::Propn | Upos::Adj);
        noun || root == Some(word)
    };
    let end = (at + 1..tokens.len())
        .take_while(|&word| nominal(word))
        .last()?;
    let ends = match root {
        Some(root) => root == end,
        None => tokens[end].head == Some(at) && !has_child(tokens, end, SUBJECTS),
    };
    ends.then_some(end)
}

pub(super) fn root_of(tokens: &[Token]) -> Option<usize> {
    tokens.iter().position(|token| token.rel == Rel::Root)
}

/// Makes a word the root, with the subject before it and the object behind it.
fn make_root(tokens: &mut [Token], root: usize, subject: usize, object: usize) {
    let old = root_of(tokens);
    for word in 0..tokens.len() {
        let Some(head) = tokens[word].head.filter(|_| word != root) else {
            continue;
        };
        if head == object && word < root && word != subject {
            tokens[word].head = Some(subject);
        } else if word > object && (head == object || head == subject) {
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
        let root = above(tokens, object).find(|&head| tokens[head].rel == Rel::Root);
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
        rehang(tokens, participle, verb, |_, token| token.rel == Rel::Punct);
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
    let Some(root) = root_of(tokens) else {
        return;
    };
    let finite = tokens
        .iter()
        .any(|token| matches!(token.xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd | Xpos::Md));
    let noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn);
    if !full || finite || !noun {
        return;
    }
    // "Miners, armed with dynamite, clashed": an aside stands between two commas.
    let aside = |verb: usize| {
        let commas = tokens[root..verb]
            .iter()
            .filter(|token| token.lemma.as_ref() == ",")
            .count();
        commas == 0 || commas == 2 && tokens[verb - 1].lemma.as_ref() == ","
    };
    let verb = children(tokens, root, &[Rel::Acl]).find(|&verb| {
        tokens[verb].xpos == Xpos::Vbn
            && verb > root
            && !has_child(tokens, verb, &[Rel::AuxPass, Rel::OblAgent, Rel::Mark])
            && aside(verb)
    });
    let Some(verb) = verb else {
        return;
    };
    rehang(tokens, root, verb, |word, _| word > verb);
    tokens[verb].xpos = Xpos::Vbd;
    (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
    hang(tokens, root, verb, Rel::Nsubj);
}
