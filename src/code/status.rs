//! Whether the text says that an event happened: tense, modals, negation, and the words above.

use super::fillers::is_imperative;
use super::roles::Trigger;
use super::tree::Tree;
use crate::model::{Quad, Status};
use crate::text::{Rel, Upos, Xpos};

/// The status of the event that a trigger names.
///
/// An attack that was tried is one, and measures on which somebody decided are taken; talks are not.
pub(super) fn status(tree: &Tree<'_>, trigger: &Trigger, quad: Quad) -> Status {
    let word = trigger.base;
    if quad == Quad::MaterialConflict && is_only_meant(tree, word) {
        return Status::Possible;
    }
    let outer = || {
        tree.head(word)
            .filter(|_| tree.rel(word) == Rel::Nmod && tree.is_noun(word))
    };
    let modified = by_modifiers(tree, trigger.word, quad);
    // "The upcoming delivery of aid".
    let modified = modified
        .or_else(|| by_modifiers(tree, outer()?, quad).filter(|&status| status == Status::Planned));
    if let Some(status) = modified {
        return status;
    }
    let noun = tree.is_noun(word) && !tree.is_copular(word);
    let mut status = if noun {
        Status::Occurred
    } else {
        by_own_words(tree, word)
    };
    // "Discuss Russia's war against Ukraine": whose it is told of, is told of as a fact.
    if noun && is_owned(tree, trigger, quad) {
        return if is_imagined(tree, word) {
            Status::Possible
        } else {
            status
        };
    }
    // "Would not bow to the court, which had ruled": what stands above a relative clause says nothing of it.
    if tree.rel(word) == Rel::AclRelcl {
        return if status == Status::Occurred && is_question(tree, word) {
            Status::Possible
        } else {
            status
        };
    }
    // "They were not asked before the settlement": nor does a verb of a noun that only stands beside it, nor "will lead
    // an inquiry into".
    let beside = !trigger.light || tree.cases(word).any(|case| case == "into");
    // "Threatened the United Nations with the withdrawal of its troops".
    let threatened = |verb: usize| {
        let mut cases = tree.cases(word);
        class_of(tree, verb) == Some(Status::Possible) && cases.any(|case| case == "with")
    };
    if noun && tree.rel(word) == Rel::Obl {
        let above = tree.head(word);
        if above.is_some_and(threatened) {
            return Status::Possible;
        }
        // "Is ready for talks".
        let stance = above.filter(|&above| tree.upos(above) == Upos::Adj);
        if let Some(class) = stance.and_then(|stance| class_of(tree, stance)) {
            return class;
        }
        if beside && !is_bare(tree, word) {
            return status;
        }
    }
    let mut below = word;
    for above in tree.ancestors(word).skip(1) {
        if status != Status::Occurred || is_given(tree, below) {
            break;
        }
        let taken = match quad {
            Quad::VerbalCooperation => false,
            Quad::MaterialConflict => is_attempt(tree, above) || tree.has("decided", above),
            _ => tree.has("decided", above),
        };
        if is_aside(tree, below) {
            // "Will visit Paris, meeting Macron"; but nobody refuses what he does meanwhile.
            let own = by_own_words(tree, above);
            if own != Status::Denied {
                status = own;
            }
            if status == Status::Occurred && tree.rel(above) == Rel::Xcomp {
                break;
            }
        } else if !taken {
            status = by_governor(tree, below, above);
        }
        // "Seeks the release of journalists jailed in Burundi": they are jailed, whatever is sought.
        let done = tree.rel(below) == Rel::Acl && tree.xpos(below) == Xpos::Vbn;
        below = above;
        // A relative clause or a clause that is only reported says nothing of what stands above.
        if done || matches!(tree.rel(below), Rel::AclRelcl | Rel::Root) {
            break;
        }
    }
    if status == Status::Occurred && is_question(tree, trigger.predicate()) {
        return Status::Possible;
    }
    status
}

/// "Forced down the plane in order to seize him", "put its rockets on standby to attack bases": what somebody means to do
/// is not told as done.
fn is_only_meant(tree: &Tree<'_>, verb: usize) -> bool {
    let mut marks = tree.children_by(verb, &[Rel::Mark]);
    let order = |mark: usize| tree.children(mark).any(|word| tree.lemma(word) == "order");
    aim_of(tree, verb).is_some_and(|main| tree.has("preparing", main) || marks.any(order))
}

/// The verb of which a clause with "to" tells the purpose.
pub(super) fn aim_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut marks = tree.children_by(verb, &[Rel::Mark]);
    let aim = tree.rel(verb) == Rel::Advcl && marks.any(|mark| tree.lemma(mark) == "to");
    tree.head(verb).filter(|_| aim)
}

/// Whether a clause is a participle without a mark: "refused, *saying* that".
fn is_aside(tree: &Tree<'_>, clause: usize) -> bool {
    tree.rel(clause) == Rel::Advcl
        && tree.xpos(clause) == Xpos::Vbg
        && tree.children_by(clause, &[Rel::Mark]).next().is_none()
}

/// Whether a clause tells in the past tense what was before, or why: "called on them to rise after Trump recognised it".
fn is_given(tree: &Tree<'_>, clause: usize) -> bool {
    let mut marks = tree.children_by(clause, &[Rel::Mark]);
    let past = tree.xpos(clause) == Xpos::Vbd && tree.rel(clause) == Rel::Advcl;
    past && marks.any(|mark| matches!(tree.lemma(mark), "after" | "because" | "since" | "although"))
}

/// Whether the doer announces a deed: "will send", "is ready to withdraw", without a condition.
pub(super) fn is_promised(tree: &Tree<'_>, trigger: &Trigger) -> bool {
    let word = trigger.predicate();
    let negated = tree
        .children_by(word, &[Rel::Advmod])
        .any(|adverb| tree.has("negation", adverb));
    let will = tree
        .children_by(word, &[Rel::Aux])
        .any(|aux| tree.has("announcing", aux));
    let ready = tree
        .head(word)
        .is_some_and(|above| tree.upos(above) == Upos::Adj && tree.has("announcing", above));
    // "Said that it would send".
    let reported = is_announced(tree, word)
        && tree
            .children_by(word, &[Rel::Aux])
            .any(|aux| tree.lemma(aux) == "would");
    let state = tree.rel(trigger.word) == Rel::Cop;
    trigger.is_told()
        && !state
        && (will || reported || ready)
        && !negated
        && tree.conditions(word).is_empty()
}

/// "Unless its soldiers left", "gives them ten days to pull back", "has not asked China to": what is only demanded, or
/// not even that, is not told.
fn is_demanded(tree: &Tree<'_>, word: usize) -> bool {
    let marked = |wanted: &str| {
        let mut marks = tree.children_by(word, &[Rel::Mark]);
        marks.any(|mark| tree.lemma(mark) == wanted)
    };
    let Some(above) = tree.head(word) else {
        return false;
    };
    let infinitive = marked("to")
        && matches!(
            tree.rel(word),
            Rel::Acl | Rel::Xcomp | Rel::Ccomp | Rel::Advcl
        );
    let given = |word: usize| tree.has("periods", word);
    // "Gave Iraq until Friday to destroy its missiles".
    let until = |word: usize| tree.cases(word).any(|case| case == "until");
    let mut given_to = tree.children_by(above, &[Rel::Obj, Rel::Obl]);
    let deadline = given(above)
        || tree.lemma(above) == "give"
            && given_to.any(|word| match tree.rel(word) {
                Rel::Obj => given(word),
                _ => until(word),
            });
    let asked = tree.has("appeals_to", above)
        || class_of(tree, above) == Some(Status::Possible)
            && tree
                .children_by(above, &[Rel::Obj, Rel::Iobj])
                .next()
                .is_some();
    let unasked = asked && by_own_words(tree, above) == Status::Denied;
    // "Ignored calls to resign", whatever the parser hangs it on.
    let mut objects = tree.children_by(above, &[Rel::Obj]);
    let called = tree.rel(word) == Rel::Advcl
        && objects.any(|object| object < word && tree.has("requests", object));
    marked("unless") || infinitive && (deadline || unasked || called)
}

/// "Declined to say whether they had met": what is not said is not told.
pub(super) fn is_left_unsaid(tree: &Tree<'_>, word: usize) -> bool {
    let mut marks = tree.children_by(word, &[Rel::Mark]);
    let asked = marks.any(|mark| tree.lemma(mark) == "whether");
    if is_demanded(tree, word) || is_told_to(tree, word) {
        return true;
    }
    let said = tree
        .head(word)
        .filter(|&verb| asked && tree.upos(verb) == Upos::Verb);
    said.is_some_and(|verb| {
        let above = tree.head(verb).and_then(|above| class_of(tree, above));
        above == Some(Status::Denied) || by_own_words(tree, verb) != Status::Occurred
    })
}

/// "We say to business: invest in Burma": who is told to do something has not done it.
fn is_told_to(tree: &Tree<'_>, word: usize) -> bool {
    let said = tree
        .head(word)
        .is_some_and(|above| tree.has("speech", above));
    said && tree.rel(word) == Rel::Parataxis && is_imperative(tree, word)
}

/// Whether a word tells of an attempt in the past: "tried to kill", "an attempt to storm".
fn is_attempt(tree: &Tree<'_>, word: usize) -> bool {
    let past = matches!(tree.xpos(word), Xpos::Vbd | Xpos::Vbn) || tree.is_noun(word);
    past && tree.has("attempts", word)
}

/// Whether a noun names its doer, and hangs on a verb that neither carries it nor says whether it came to pass.
fn is_owned(tree: &Tree<'_>, trigger: &Trigger, quad: Quad) -> bool {
    let owners = [Rel::NmodPoss, Rel::Amod, Rel::Compound, Rel::Nmod];
    let mut children = tree.children_by(trigger.word, &owners);
    let owned = children.any(|child| {
        let by = tree.cases(child).any(|case| case == "by");
        let before = child < trigger.word && tree.cases(child).all(|case| case == "'s");
        (by || before) && !tree.actors(child).is_empty()
    });
    // "Must stop its attacks": what is to end goes on.
    let ends = |verb: usize| quad == Quad::MaterialConflict && tree.has("endings", verb);
    let told = trigger
        .carrier
        .is_none_or(|carrier| class_of(tree, carrier).is_none() || ends(carrier));
    let hangs = !matches!(tree.rel(trigger.base), Rel::Root | Rel::Conj);
    owned && told && hangs && !trigger.light
}

/// "A further invasion would produce suffering": what would have effects has not happened.
fn is_imagined(tree: &Tree<'_>, noun: usize) -> bool {
    let verb = tree
        .head(noun)
        .filter(|_| tree.rel(noun) == Rel::Nsubj && tree.cases(noun).next().is_none());
    let would = |aux: usize| matches!(tree.lemma(aux), "would" | "could" | "might" | "may");
    verb.is_some_and(|verb| tree.children_by(verb, &[Rel::Aux]).any(would))
}

/// "a planned visit", "no talks".
///
/// A truce that was announced holds; talks that were are to come.
fn by_modifiers(tree: &Tree<'_>, word: usize, quad: Quad) -> Option<Status> {
    if !matches!(tree.upos(word), Upos::Noun | Upos::Propn) {
        return None;
    }
    let modifiers: Vec<usize> = tree
        .children_by(word, &[Rel::Amod, Rel::Det, Rel::Acl, Rel::Case])
        .collect();
    modifiers.into_iter().find_map(|child| {
        let lemma = tree.lemma(child);
        match tree.rel(child) {
            Rel::Det => (lemma == "no").then_some(Status::Denied),
            Rel::Case => (lemma == "without").then_some(Status::Denied),
            Rel::Amod => class_of(tree, child),
            _ if tree.xpos(child) == Xpos::Vbn => {
                let taken = quad != Quad::VerbalCooperation && tree.has("announce", child);
                // "Atrocities committed by soldiers".
                let done = quad == Quad::MaterialConflict && tree.has("staged", child);
                class_of(tree, child).filter(|_| !taken && !done)
            }
            _ => None,
        }
    })
}

/// Whether a noun has no preposition: "called off his meeting", whatever the tree calls it.
fn is_bare(tree: &Tree<'_>, noun: usize) -> bool {
    tree.cases(noun).next().is_none()
}

/// "Call off", "stop short"; a word without either alone.
fn with_particle(tree: &Tree<'_>, word: usize) -> String {
    let particle = tree
        .children(word)
        .find(|&child| child == word + 1 || tree.rel(child) == Rel::CompoundPrt);
    match particle {
        Some(particle) => format!("{} {}", tree.lemma(word), tree.lemma(particle)),
        None => tree.lemma(word).to_owned(),
    }
}

fn class_of(tree: &Tree<'_>, word: usize) -> Option<Status> {
    let phrase = with_particle(tree, word);
    let has = |class: &str| tree.has(class, word) || tree.words.has(class, &phrase);
    let classes = [
        ("status_denied", Status::Denied),
        ("status_planned", Status::Planned),
        ("status_possible", Status::Possible),
    ];
    classes
        .into_iter()
        .find(|(class, _)| has(class))
        .map(|(_, status)| status)
}

/// Negation, modals and conditions of a verb or predicate.
fn by_own_words(tree: &Tree<'_>, word: usize) -> Status {
    let mut status = Status::Occurred;
    for child in tree.children(word) {
        let lemma = tree.lemma(child);
        match tree.rel(child) {
            // "Gave the rebels no weapons".
            Rel::Obj | Rel::NsubjPass if has_no(tree, child) => return Status::Denied,
            // "Is not only attacking Ukraine".
            Rel::Advmod if tree.words.has("negation", lemma) && !is_only(tree, child) => {
                return Status::Denied;
            }
            Rel::Aux => match lemma {
                // "Will continue to support" is true today.
                "will" | "shall" | "'ll" if goes_on(tree, word) => {}
                "will" | "shall" | "'ll" => status = Status::Planned,
                // "Said that it would send".
                "would" if is_announced(tree, word) => status = Status::Planned,
                "may" | "might" | "could" | "can" | "would" | "should" | "must" | "ought" => {
                    status = Status::Possible;
                }
                _ => {}
            },
            // "Gave them arms without demanding payment".
            Rel::Mark if lemma == "without" => return Status::Denied,
            Rel::Mark if matches!(lemma, "if" | "unless" | "whether") => status = Status::Possible,
            // "Will stay in place until they withdraw"; "lasted until they withdrew" has an end.
            Rel::Mark if lemma == "until" && is_present(tree, word) => status = Status::Possible,
            // "Is due to speak": one word with "to".
            Rel::Mark if lemma == "due" => status = Status::Planned,
            _ => {}
        }
    }
    let to = tree
        .children_by(word, &[Rel::Mark])
        .any(|mark| tree.lemma(mark) == "to");
    let headline = tree
        .head(word)
        .is_some_and(|name| tree.is_headline(word, name));
    if to && (headline || tree.rel(word) == Rel::Root) {
        return Status::Planned;
    }
    status
}

/// "Not only": more than that.
fn is_only(tree: &Tree<'_>, negation: usize) -> bool {
    let next = negation + 1;
    next < tree.len() && matches!(tree.lemma(next), "only" | "just" | "merely")
}

fn is_present(tree: &Tree<'_>, verb: usize) -> bool {
    matches!(tree.xpos(verb), Xpos::Vbz | Xpos::Vbp)
}

/// Whether somebody says of himself that it will be, without a condition.
fn is_announced(tree: &Tree<'_>, word: usize) -> bool {
    let said = tree
        .head(word)
        .filter(|&above| tree.rel(word) == Rel::Ccomp && tree.has("announce", above));
    said.is_some() && tree.conditions(word).is_empty()
}

/// "Continue to support", "remain grateful".
fn goes_on(tree: &Tree<'_>, word: usize) -> bool {
    let copula = tree.children_by(word, &[Rel::Cop]).next();
    tree.has("goes_on", copula.unwrap_or(word))
}

/// "No agreement", "none".
fn has_no(tree: &Tree<'_>, noun: usize) -> bool {
    let no = |word: usize| matches!(tree.lemma(word), "no" | "none" | "neither");
    no(noun) || tree.children_by(noun, &[Rel::Det]).any(no)
}

/// What the word above tells of what stands below it.
fn by_governor(tree: &Tree<'_>, below: usize, above: usize) -> Status {
    let noun = matches!(tree.upos(below), Upos::Noun | Upos::Propn);
    // "The threat brushed aside by Turkey", "signed an order raising tariffs".
    let done = tree.rel(below) == Rel::Acl
        && match tree.xpos(below) {
            Xpos::Vbn => true,
            Xpos::Vbg => tree.is_enacted(above),
            _ => false,
        };
    if done {
        return Status::Occurred;
    }
    // "Has done nothing to threaten it".
    if tree.lemma(above) == "nothing" && tree.rel(below) == Rel::Acl {
        return Status::Denied;
    }
    // "Had no choice but to accept".
    let choice = |word: usize| tree.has("choices", word) && has_no(tree, word);
    let mut objects = tree.children_by(above, &[Rel::Obj]).chain([above]);
    if tree.children(below).any(|word| tree.lemma(word) == "but") && objects.any(choice) {
        return Status::Occurred;
    }
    // "I want to thank Poland" thanks it.
    if tree.has("wishing", above)
        && tree.has("performatives", below)
        && tree.rel(below) == Rel::Xcomp
    {
        let denied = by_own_words(tree, above) == Status::Denied;
        return if denied {
            Status::Denied
        } else {
            Status::Occurred
        };
    }
    let clause = matches!(tree.rel(below), Rel::Xcomp | Rel::Acl | Rel::Ccomp);
    let carried = noun
        && matches!(
            tree.rel(below),
            Rel::Obj | Rel::NsubjPass | Rel::Obl | Rel::Nmod | Rel::Nsubj
        );
    let bare = noun && tree.rel(below) == Rel::Obl && is_bare(tree, below);
    let clause = clause || bare || hangs_as_complement(tree, below, above);
    if clause || (carried && !matches!(tree.rel(below), Rel::Obl | Rel::Nmod | Rel::Nsubj)) {
        // "Demanded that NATO rule out": the bare verb is no statement.
        let asked = is_bare_verb(tree, below);
        let finite = tree.rel(below) == Rel::Ccomp
            && !asked
            && tree
                .children_by(below, &[Rel::Mark])
                .all(|mark| tree.lemma(mark) != "to");
        let class = class_of(tree, above).or_else(|| {
            // "Called for talks", "called on Iran to meet".
            let of_others = tree.children_by(above, &[Rel::Obl]);
            let marks = tree.children_by(below, &[Rel::Mark]);
            let places = of_others.chain([below]).flat_map(|place| tree.cases(place));
            let mut places = places.chain(marks.map(|mark| tree.lemma(mark)));
            let open = |case: &str| {
                let phrase = format!("{} {case}", tree.lemma(above));
                tree.words.has("status_possible", &phrase)
            };
            places.any(open).then_some(Status::Possible)
        });
        // "Agreed that they would", "denied that it had": only denial reaches into a finite clause.
        if let Some(class) = class.filter(|&class| !finite || class == Status::Denied) {
            // "Does not intend to attack", "has no plans to".
            let negated = has_no(tree, above) || by_own_words(tree, above) == Status::Denied;
            if class != Status::Denied && negated {
                return Status::Denied;
            }
            if by_own_words(tree, above) == Status::Denied && class == Status::Denied {
                // "Would not rule out" leaves it open; "did not deny" grants it.
                let open = with_particle(tree, above);
                return if tree.words.has("left_open", &open) {
                    Status::Possible
                } else {
                    Status::Occurred
                };
            }
            return class;
        }
        if tree.lemma(above) == "be" && tree.rel(below) == Rel::Xcomp {
            return Status::Planned;
        }
    }
    // "Has yet to answer".
    let yet = |child: usize| tree.lemma(child) == "yet";
    if tree.lemma(above) == "have" && tree.children_by(above, &[Rel::Advmod]).any(yet) {
        return Status::Denied;
    }
    if aim_of(tree, below).is_some() {
        // "Will travel to Lima to meet": as sure as the journey.
        return by_own_words(tree, above);
    }
    if tree.rel(below) == Rel::Advcl || (noun && tree.rel(below) == Rel::Nmod) {
        return Status::Occurred;
    }
    let shared = matches!(
        tree.rel(below),
        Rel::Conj | Rel::Xcomp | Rel::Obj | Rel::NsubjPass | Rel::Obl | Rel::Nsubj
    );
    if shared && matches!(tree.upos(above), Upos::Verb | Upos::Adj | Upos::Aux) {
        by_own_words(tree, above)
    } else {
        Status::Occurred
    }
}

/// "That NATO rule out": a bare verb, or one without the ending that its subject asks for.
fn is_bare_verb(tree: &Tree<'_>, verb: usize) -> bool {
    let helped = tree.children_by(verb, &[Rel::Aux]).next().is_some();
    let singular = |subject: usize| matches!(tree.xpos(subject), Xpos::Nnp | Xpos::Nn);
    let mut subjects = tree.children_by(verb, &[Rel::Nsubj]);
    let bare = match tree.xpos(verb) {
        Xpos::Vb => true,
        Xpos::Vbp => subjects.any(singular),
        _ => false,
    };
    bare && !helped
}

/// "Agreed on Thursday to meet", "refrained from criticising": a complement that the tree takes for an adjunct.
fn hangs_as_complement(tree: &Tree<'_>, below: usize, above: usize) -> bool {
    let marked = |mark: &str| {
        let mut marks = tree.children_by(below, &[Rel::Mark]);
        marks.any(|word| tree.lemma(word) == mark)
    };
    let gerund = tree.xpos(below) == Xpos::Vbg && (marked("from") || marked("of"));
    // "Calling for Tehran to release".
    let asked_for = marked("for");
    let infinitive = marked("to")
        && (asked_for || tree.has("infinitive", above) || tree.has("object_control", above));
    tree.rel(below) == Rel::Advcl && (gerund || infinitive)
}

/// Whether what a verb tells is asked: in a sentence that ends with a question mark, and does not ask why or how.
pub(super) fn is_question(tree: &Tree<'_>, verb: usize) -> bool {
    let mark = tree.sentence.tokens.last();
    let asks = mark.is_some_and(|token| token.lemma.as_ref() == "?");
    // "Why did Russia invade Ukraine?" takes it for granted.
    let reason = |word: usize| {
        let mut adverbs = tree.children_by(word, &[Rel::Advmod]);
        adverbs.any(|adverb| matches!(tree.lemma(adverb), "why" | "how"))
    };
    asks && !reason(verb)
}
