//! Pronouns: the nearest fitting actor, subjects first.

use std::collections::BTreeSet;

use super::memory::Memory;
use super::several::with_conjuncts;
use super::{Participant, Read};
use crate::lexicon::{FormKind, Gender, Words};
use crate::model::{ActorId, ActorKind};
use crate::recognize::{Mention, Pronoun, Reference, is_below};
use crate::text::{Rel, Sentence, Upos};

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// Who is meant by a pronoun.
pub(super) fn pronoun(
    pronoun: Pronoun,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &mut Memory<'_>,
) -> Option<Vec<ActorId>> {
    if is_expletive(read, mention, memory) {
        return None;
    }
    if matches!(pronoun, Pronoun::I | Pronoun::We) {
        let named = named_as(read, mention, slots).or_else(|| said_before(read, mention, slots));
        let quoted = || quoted_speaker(pronoun, read, mention, slots, memory);
        return named
            .filter(|_| pronoun == Pronoun::We)
            .or_else(quoted)
            .or_else(|| memory.speaker.clone())
            .map(|speaker| vec![speaker]);
    }
    let own = others(read, mention, slots, &memory.lexicon.words);
    let fits = |actors: &Vec<ActorId>| {
        fits(pronoun, actors, memory) && !actors.iter().any(|actor| own.contains(actor))
    };
    let is_personal = gender(pronoun).is_some();
    let both = (pronoun == Pronoun::They).then(|| both(read, mention, slots, memory));
    let found = both
        .flatten()
        .or_else(|| {
            in_sentence(
                read,
                mention,
                slots,
                is_personal,
                pronoun == Pronoun::They,
                &memory.lexicon.words,
                &fits,
            )
        })
        .or_else(|| titled(pronoun, read, mention, slots, &own, memory))
        .or_else(|| list(pronoun, read, mention, slots, memory))
        .or_else(|| ahead(read, mention, slots, &fits))
        .or_else(|| before(pronoun, memory, &fits))
        .or_else(|| (pronoun == Pronoun::They).then(|| together(memory))?)?;
    if let ([person], Some(gender)) = (found.as_slice(), gender(pronoun)) {
        memory.note_gender(person, gender);
    }
    Some(found)
}

/// "It is clear that": nobody; but "it is willing" is somebody, whatever the tree calls it.
fn is_expletive(read: &Read<'_>, mention: &Mention, memory: &Memory<'_>) -> bool {
    let tokens = &read.sentence.tokens;
    let head = tokens[mention.head].head.map(|head| &tokens[head]);
    let is_stance = head.is_some_and(|head| memory.lexicon.words.has("stances", &head.lemma));
    tokens[mention.head].rel == Rel::Expl && !is_stance
}

/// Who says the words in quotation marks in which the pronoun stands: the person for "I", the country for "we".
fn quoted_speaker(
    pronoun: Pronoun,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<ActorId> {
    let tokens = &read.sentence.tokens;
    let form = |at: usize| read.text.get(tokens[at].span.clone()).unwrap_or_default();
    let marks = |at: &usize| matches!(form(*at), "\"" | "“" | "”" | "``" | "''" | "«" | "»");
    if (0..mention.tokens.start).filter(marks).count() % 2 == 0 {
        return None;
    }
    let says = |other: &Mention| {
        let verb = tokens[other.head].head;
        tokens[other.head].rel == Rel::Nsubj
            && verb.is_some_and(|verb| memory.lexicon.words.has("speech", &tokens[verb].lemma))
            && (0..other.tokens.start).filter(marks).count() % 2 == 0
    };
    let mut mentions = read.mentions.iter().zip(slots);
    let (_, actors) = mentions.find(|(other, actors)| actors.is_some() && says(other))?;
    let speaker = actors.as_ref()?.first()?;
    match pronoun {
        Pronoun::We if memory.is_person(speaker) => {
            memory.bloc(speaker).or_else(|| memory.country(speaker))
        }
        _ => Some(speaker.clone()),
    }
}

/// Who "we" is before in the same sentence.
fn said_before(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
) -> Option<ActorId> {
    let before = read.mentions.iter().zip(slots).filter(|(other, _)| {
        let same = other.reference == Reference::Pronoun(Pronoun::We);
        same && other.tokens.end <= mention.tokens.start
    });
    let mut found = before.filter_map(|(_, actors)| actors.as_ref()?.first());
    found.next_back().cloned()
}

/// "We Kenyans".
fn named_as(read: &Read<'_>, mention: &Mention, slots: &[Option<Vec<ActorId>>]) -> Option<ActorId> {
    // Not "our German partners".
    if read.sentence.tokens[mention.head].rel == Rel::NmodPoss {
        return None;
    }
    let mut beside = read.mentions.iter().zip(slots).filter(|(other, _)| {
        let named = match &other.reference {
            Reference::Named(candidates) => candidates.iter().any(|candidate| {
                matches!(candidate.kind, FormKind::Demonyms | FormKind::Adjective)
            }),
            _ => false,
        };
        named && other.tokens.start == mention.tokens.end
    });
    let (_, actors) = beside.next()?;
    actors.as_ref()?.first().cloned()
}

fn gender(pronoun: Pronoun) -> Option<Gender> {
    match pronoun {
        Pronoun::He => Some(Gender::Male),
        Pronoun::She => Some(Gender::Female),
        _ => None,
    }
}

fn fits(pronoun: Pronoun, actors: &[ActorId], memory: &Memory<'_>) -> bool {
    let single = |actor: &ActorId| match gender(pronoun) {
        Some(gender) => {
            memory.is_person(actor)
                && matches!(memory.gender(actor), own if own == gender || own == Gender::Unknown)
        }
        None => memory
            .kind(actor)
            .is_some_and(|kind| kind != ActorKind::Person),
    };
    match actors {
        [only] if pronoun == Pronoun::They => memory.kind(only) == Some(ActorKind::Organization),
        [only] => single(only),
        _ => pronoun == Pronoun::They,
    }
}

/// An actor of the same sentence: the subject that governs the pronoun, or one that stands before it.
fn in_sentence(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    is_personal: bool,
    is_many: bool,
    words: &Words,
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let sentence = &read.sentence;
    let others: Vec<(&Mention, &Vec<ActorId>)> = read
        .mentions
        .iter()
        .zip(slots)
        .filter_map(|(other, actors)| Some((other, actors.as_ref()?)))
        .collect();
    let blamed = blamed(read, mention, &others, words, fits);
    let wrong = || wrongdoer(read, mention, &others, words, fits);
    let helped = || helped(read, mention, &others, words, fits);
    if let Some(found) = blamed.or_else(wrong).or_else(helped) {
        return Some(found);
    }
    // "Turkish police said that they": people who stand for a country are many.
    let many = |other: &Mention| {
        let several = match &other.reference {
            Reference::Titled(titled) => titled.plural,
            reference => matches!(reference, Reference::Group(_)),
        };
        is_many && several
    };
    let subject_of = |verb: usize| {
        let mut subjects = others.iter().filter(|(other, _)| {
            let token = &sentence.tokens[other.head];
            token.head == Some(verb)
                && matches!(token.rel, Rel::Nsubj | Rel::NsubjPass)
                && !is_below(sentence, other.head, mention.head)
        });
        let joined = |(other, actors): &(&Mention, &Vec<ActorId>)| {
            let mut all = (*actors).clone();
            let conjuncts = others
                .iter()
                .filter(|(next, _)| is_conjunct(sentence, next.head, other.head));
            conjuncts.for_each(|(_, actors)| all.extend(actors.iter().cloned()));
            all
        };
        let subjects = subjects
            .by_ref()
            .flat_map(|found| [(found.0, joined(found)), (found.0, found.1.clone())]);
        let mut fitting = subjects.filter(|(other, actors)| fits(actors) || many(other));
        fitting.next().map(|(_, actors)| actors)
    };
    // A subject pronoun is not the subject of its own verb, but may be the one of the verb above.
    let mut above = sentence.tokens[mention.head].head;
    let mut steps = 0;
    while let Some(word) = above {
        // "Its" is that of a regime, too, whose name is a person's.
        let asked = asked(read, mention, word, &others, words);
        let asked = asked.filter(|actors| !is_personal || fits(actors));
        if let Some(found) = asked.or_else(|| subject_of(word)) {
            return Some(found);
        }
        above = sentence.tokens[word].head;
        steps += 1;
        if steps > sentence.tokens.len() {
            break;
        }
    }
    // "Turkey shot it down, it says": who does what he says.
    let verb = sentence.tokens[mention.head].head;
    let said = (0..mention.head).find(|&clause| {
        let token = &sentence.tokens[clause];
        verb.is_some() && token.head == verb && token.rel == Rel::Ccomp
    });
    if let Some(found) = said.and_then(subject_of) {
        return Some(found);
    }
    let mut earlier = others.iter().rev().filter(|(other, actors)| {
        !other.inner && other.tokens.end <= mention.tokens.start && fits(actors)
    });
    let (nearest_mention, nearest) = earlier.next()?;
    // "The U.S. ambassador, Philip Goldberg": as the title before the name has it.
    let titled = others.iter().find(|(other, _)| {
        let head = &sentence.tokens[nearest_mention.head];
        let apposed = head.rel == Rel::Appos && head.head == Some(other.head);
        apposed && matches!(other.reference, Reference::Titled(_))
    });
    let named = titled.map_or(*nearest, |(_, actors)| *actors);
    // "He" is the only man before, "his" the nearest.
    let possessive = sentence.tokens[mention.head].rel == Rel::NmodPoss;
    let sure = possessive || is_personal && earlier.all(|(_, actors)| actors == nearest);
    sure.then(|| named.clone())
}

/// "Calls on the regime to end its crackdown": who is asked to do something is the owner of what he does it to.
fn asked(
    read: &Read<'_>,
    mention: &Mention,
    clause: usize,
    others: &[(&Mention, &Vec<ActorId>)],
    words: &Words,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let mut marks = read.sentence.children_by(clause, Rel::Mark);
    let infinitive = matches!(tokens[clause].rel, Rel::Xcomp | Rel::Advcl | Rel::Ccomp)
        && marks.any(|mark| tokens[mark].lemma.as_ref() == "to");
    let owner = tokens[mention.head].rel == Rel::NmodPoss;
    let verb = tokens[clause].head.filter(|_| infinitive && owner)?;
    let on = |word: usize| {
        let mut cases = read.sentence.children_by(word, Rel::Case);
        let calls = words.has("appeals_to", &tokens[verb].lemma);
        calls && cases.any(|case| matches!(tokens[case].lemma.as_ref(), "on" | "upon" | "to"))
    };
    let told = words.has("object_control", &tokens[verb].lemma);
    let mut asked = others.iter().filter(|(other, _)| {
        let token = &tokens[other.head];
        let role = match token.rel {
            Rel::Obj | Rel::Iobj => told,
            Rel::Obl => on(other.head),
            _ => false,
        };
        role && token.head == Some(verb) && other.head < clause
    });
    asked.next().map(|(_, actors)| (*actors).clone())
}

/// Whether a pronoun that does not point back to its own subject is the object of a verb.
fn is_object(read: &Read<'_>, mention: &Mention) -> bool {
    let token = &read.sentence.tokens[mention.head];
    let form = mention.span.of(read.text);
    let reflexive = form.ends_with("self") || form.ends_with("selves");
    matches!(token.rel, Rel::Obj | Rel::Iobj | Rel::Obl) && !reflexive
}

/// Who is not meant, though near: "met Biden and thanked him", "called Abe to congratulate him": whoever does it to
/// another; "the killing of its scientist": whoever kills; "crossed into its airspace": whoever enters.
fn others(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    words: &Words,
) -> Vec<ActorId> {
    let tokens = &read.sentence.tokens;
    let from = if is_object(read, mention) {
        tokens[mention.head].head
    } else {
        harmed(read, mention, words)
    };
    let actors_at = |verb: usize, rels: &[Rel]| {
        let mentions = read.mentions.iter().zip(slots);
        let subjects = mentions.filter(|(other, _)| {
            let token = &tokens[other.head];
            !other.inner && token.head == Some(verb) && rels.contains(&token.rel)
        });
        let joined = subjects.flat_map(|(subject, _)| with_conjuncts(read, subject, slots));
        joined.collect::<Vec<_>>()
    };
    let mut at = from;
    for _ in 0..tokens.len() {
        let Some(word) = at else { break };
        let mut subjects = read.sentence.children(word);
        if subjects.any(|child| matches!(tokens[child].rel, Rel::Nsubj | Rel::NsubjPass)) {
            // Who alone tells of it may be its victim.
            let told = matches!(tokens[word].rel, Rel::Ccomp | Rel::Advcl | Rel::Acl);
            let named = is_object(read, mention) || told;
            return Some(word).filter(|_| named).map_or_else(Vec::new, |verb| {
                actors_at(verb, &[Rel::Nsubj, Rel::NsubjPass])
            });
        }
        // "The cuts demanded of him": what hangs on a noun is done by others than the clause above tells.
        if tokens[word].rel == Rel::Acl && tokens[word].xpos.as_str() != "VB" {
            break;
        }
        at = tokens[word].head;
        // "Asked Abe to meet him": Abe meets; "called Abe to meet him": whoever called.
        let asks = |verb: &usize| !words.has("subject_control", &tokens[*verb].lemma);
        let asked = at.filter(asks).filter(|_| tokens[word].rel == Rel::Xcomp);
        let asked = asked.map_or_else(Vec::new, |verb| actors_at(verb, &[Rel::Obj, Rel::Iobj]));
        if !asked.is_empty() {
            return asked;
        }
        let goes_on = [Rel::Conj, Rel::Xcomp, Rel::Advcl, Rel::Acl];
        if !goes_on.contains(&tokens[word].rel) && tokens[word].upos == Upos::Verb {
            break;
        }
    }
    Vec::new()
}

/// The word for what is done to the owner that a possessive names: "the killing of its scientist".
fn harmed(read: &Read<'_>, mention: &Mention, words: &Words) -> Option<usize> {
    let tokens = &read.sentence.tokens;
    let noun = owned(read, mention)?;
    let mut cases = read.sentence.children_by(noun, Rel::Case);
    let case = cases.next().map(|case| tokens[case].lemma.as_ref());
    let own = read
        .sentence
        .children(noun)
        .any(|child| tokens[child].lemma.as_ref() == "own");
    let above = tokens[noun].head.filter(|_| !own)?;
    let is_harm = |word: usize| {
        let lemma = tokens[word].lemma.as_ref();
        words.has("attacks", lemma) || words.has("harms", lemma)
    };
    let victim = is_harm(above) && matches!(case, Some("of" | "on" | "against"));
    let enters = words.has("frontiers", &tokens[noun].lemma) && case == Some("into");
    (victim || enters).then_some(above)
}

/// "Modi told Putin when they met": who does it and to whom it is done, in a clause that hangs on the verb.
fn both(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let clause = tokens[mention.head]
        .head
        .filter(|_| matches!(tokens[mention.head].rel, Rel::Nsubj | Rel::NsubjPass))?;
    let mut marks = read.sentence.children(clause);
    let when = marks.any(|child| tokens[child].lemma.as_ref() == "when");
    let verb = tokens[clause]
        .head
        .filter(|_| when && tokens[clause].rel == Rel::Advcl)?;
    let at = |rels: &[Rel]| {
        let mut outer = read.mentions.iter().filter(|other| {
            let token = &tokens[other.head];
            !other.inner && token.head == Some(verb) && rels.contains(&token.rel)
        });
        let first = outer.next()?;
        Some(with_conjuncts(read, first, slots))
    };
    let mut found = at(&[Rel::Nsubj]).filter(|subjects| subjects.len() == 1)?;
    found.extend(at(&[Rel::Obj, Rel::Iobj, Rel::Obl])?);
    let kind = memory.kind(&found[0]);
    let alike = found.iter().all(|actor| memory.kind(actor) == kind);
    (found.len() > 1 && alike).then_some(found)
}

/// "Declared the ambassador unwelcome, accusing him": the state of a man without a name.
fn titled(
    pronoun: Pronoun,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    own: &[ActorId],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    gender(pronoun).filter(|_| is_object(read, mention))?;
    let is_man = |other: &Mention| match &other.reference {
        Reference::Titled(titled) => !titled.plural,
        Reference::Group(of) => {
            of.len() == 1 && read.sentence.tokens[other.head].xpos.as_str() == "NN"
        }
        _ => false,
    };
    let before = read.mentions.iter().zip(slots).filter(|(other, _)| {
        !other.inner && other.tokens.end <= mention.tokens.start && is_man(other)
    });
    let mut before = before.filter_map(|(_, actors)| actors.as_ref());
    before
        .rfind(|actors| match actors.as_slice() {
            [only] => !own.contains(only) && !memory.is_person(only),
            _ => false,
        })
        .cloned()
}

/// "Headed by Klitschko and Yatsenyuk, whom they": the only list of persons before in the sentence.
fn list(
    pronoun: Pronoun,
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    memory: &Memory<'_>,
) -> Option<Vec<ActorId>> {
    let outer = read
        .mentions
        .iter()
        .filter(|other| !other.inner && other.tokens.end <= mention.tokens.start);
    let is_first = |other: &&Mention| read.sentence.tokens[other.head].rel != Rel::Conj;
    let lists = outer
        .filter(is_first)
        .map(|first| with_conjuncts(read, first, slots));
    let people =
        |list: &Vec<ActorId>| list.len() > 1 && list.iter().all(|one| memory.is_person(one));
    let mut lists = lists.filter(people);
    let found = lists.next().filter(|_| pronoun == Pronoun::They)?;
    lists.next().is_none().then_some(found)
}

/// The noun before which a possessive pronoun stands.
fn owned(read: &Read<'_>, mention: &Mention) -> Option<usize> {
    let pronoun = &read.sentence.tokens[mention.head];
    pronoun.head.filter(|_| pronoun.rel == Rel::NmodPoss)
}

/// "Condemned Russia for its war": whoever stands before what is held against it.
fn blamed(
    read: &Read<'_>,
    mention: &Mention,
    others: &[(&Mention, &Vec<ActorId>)],
    words: &Words,
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let noun = owned(read, mention)?;
    let is_for = |case: usize| matches!(tokens[case].lemma.as_ref(), "for" | "over");
    let mut verb = tokens[noun].head.filter(|_| {
        let mut cases = read.sentence.children_by(noun, Rel::Case);
        cases.any(is_for)
    })?;
    // "Declared him unwelcome for his remarks": what it hangs on may be a predicate of the object.
    if matches!(tokens[verb].rel, Rel::Xcomp | Rel::Obj) {
        verb = tokens[verb].head?;
    }
    let sorry = words.has("sorry", &tokens[verb].lemma);
    let is_object = |other: &Mention| {
        let rel = tokens[other.head].rel;
        let hangs = tokens[other.head].head == Some(verb);
        hangs && other.head > verb && matches!(rel, Rel::Obj | Rel::Iobj | Rel::Obl)
    };
    let mut before = others.iter().rev().filter(|(other, actors)| {
        !other.inner && other.tokens.end <= mention.tokens.start && is_object(other) && fits(actors)
    });
    let found = before.next().filter(|_| !sorry);
    found.map(|(_, actors)| (*actors).clone())
}

/// "Isolate Russia until it ends its assault", "impose costs on Russia for its war": whose a wrong is, is who stands last
/// before it, and not who tells of it or acts against it.
fn wrongdoer(
    read: &Read<'_>,
    mention: &Mention,
    others: &[(&Mention, &Vec<ActorId>)],
    words: &Words,
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let noun = owned(read, mention)?;
    let wrong =
        words.has("attacks", &tokens[noun].lemma) || words.has("harms", &tokens[noun].lemma);
    let hit = |other: &Mention| {
        matches!(
            tokens[other.head].rel,
            Rel::Obj | Rel::Obl | Rel::Nmod | Rel::Iobj
        )
    };
    let before = others.iter().rev().filter(|(other, _)| !other.inner);
    let mut before = before.filter(|(other, _)| other.tokens.end <= mention.tokens.start);
    let (nearest, actors) = before.find(|(_, actors)| fits(actors)).filter(|_| wrong)?;
    hit(nearest).then(|| (*actors).clone())
}

/// "Support for Ukraine as it defends itself": whoever is helped, and not the helper.
fn helped(
    read: &Read<'_>,
    mention: &Mention,
    others: &[(&Mention, &Vec<ActorId>)],
    words: &Words,
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    let clause = tokens[mention.head].head.filter(|_| {
        let subject = matches!(tokens[mention.head].rel, Rel::Nsubj | Rel::NsubjPass);
        subject && mention.tokens.start > 1
    })?;
    let mark = mention.tokens.start - 1;
    let meanwhile =
        matches!(tokens[mark].lemma.as_ref(), "as" | "while") && tokens[mark].head == Some(clause);
    let is_help = |word: usize| words.has("backing", &tokens[word].lemma);
    let is_helped = |other: &Mention| {
        let above = tokens[other.head].head;
        // "The people of Ukraine".
        let again = above.and_then(|above| tokens[above].head);
        above.is_some_and(is_help) || again.is_some_and(is_help)
    };
    let mut near = others.iter().filter(|(other, actors)| {
        !other.inner && other.tokens.end == mark && is_helped(other) && fits(actors)
    });
    let (_, actors) = near.next().filter(|_| meanwhile)?;
    Some((*actors).clone())
}

/// "During his talks with Putin, Macron said": the subject that follows a possessive at the head of
/// the sentence.
fn ahead(
    read: &Read<'_>,
    mention: &Mention,
    slots: &[Option<Vec<ActorId>>],
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let tokens = &read.sentence.tokens;
    if tokens[mention.head].rel != Rel::NmodPoss {
        return None;
    }
    let mut outer = read
        .mentions
        .iter()
        .zip(slots)
        .filter(|(other, actors)| !other.inner && actors.is_some());
    if outer
        .clone()
        .any(|(other, _)| other.tokens.end <= mention.tokens.start)
    {
        return None;
    }
    let subject = outer.find(|(other, actors)| {
        other.tokens.start > mention.tokens.start
            && tokens[other.head].rel == Rel::Nsubj
            && actors.as_ref().is_some_and(fits)
    });
    subject.and_then(|(_, actors)| actors.clone())
}

/// Whether a word is coordinated with another, directly or one after the other.
pub(super) fn is_conjunct(sentence: &Sentence, word: usize, first: usize) -> bool {
    let mut at = word;
    for _ in 0..sentence.tokens.len() {
        match sentence.tokens[at].head {
            Some(head) if sentence.tokens[at].rel == Rel::Conj => at = head,
            _ => break,
        }
        if at == first {
            return true;
        }
    }
    false
}

/// An actor of the sentences before: in each the first that fits, which mostly is its subject.
fn before(
    pronoun: Pronoun,
    memory: &Memory<'_>,
    fits: &impl Fn(&Vec<ActorId>) -> bool,
) -> Option<Vec<ActorId>> {
    let recent = memory.sentences.iter().rev().take(REACH);
    let mut found = recent.filter_map(|sentence: &Vec<Participant>| {
        let mut outer = sentence.iter().filter(|participant| !participant.inner);
        Some((sentence, outer.find(|outer| fits(&outer.actors))?))
    });
    let (sentence, found) = found.next()?;
    // "He" is neither of two men who are named in one breath.
    if pronoun != Pronoun::They && found.joined {
        return None;
    }
    let mut actors = found.actors.clone();
    if pronoun == Pronoun::They && actors.len() > 1 {
        // "Macron and the two ministers met. They discussed ...": all of them.
        let outer = sentence.iter().filter(|other| !other.inner);
        let with = outer.filter(|other| other.first == found.first);
        for actor in with.flat_map(|other| &other.actors) {
            if !actors.contains(actor) {
                actors.push(actor.clone());
            }
        }
    }
    Some(actors)
}

/// "Macron met Putin. They discussed ...": the persons of the sentence before, or its countries where it has no
/// person, if they are a few.
fn together(memory: &Memory<'_>) -> Option<Vec<ActorId>> {
    let participants = memory.sentences.last()?;
    let outer = participants
        .iter()
        .filter(|participant| !participant.inner && participant.central);
    let actors: BTreeSet<&ActorId> = outer.flat_map(|participant| &participant.actors).collect();
    let of = |kind: ActorKind| -> Vec<ActorId> {
        let fitting = actors
            .iter()
            .filter(|actor| memory.kind(actor) == Some(kind));
        fitting.map(|actor| (*actor).clone()).collect()
    };
    let people = of(ActorKind::Person);
    let found = if people.is_empty() {
        of(ActorKind::Country)
    } else {
        people
    };
    (2..=4).contains(&found.len()).then_some(found)
}
