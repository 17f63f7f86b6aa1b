//! Repairs of relative clauses.

use super::Token;
use super::links::{
    SUBJECTS, above, children, hang, has_child, is_below, is_subject, rehang, top_of,
};
use super::roots::root_of;
use super::tags::{Rel, Upos, Xpos};

/// Hangs relative clauses on the names that they tell of.
pub(super) fn repair_relatives(tokens: &mut [Token]) {
    free_times(tokens);
    leave_main_clauses(tokens);
    join_relatives(tokens);
}

/// "Zelenskyy, who earlier on Tuesday had spent": the verb of a relative clause is its head, not when it was.
fn free_times(tokens: &mut [Token]) {
    for adverb in 1..tokens.len() {
        if tokens[adverb].rel != Rel::AclRelcl || tokens[adverb].upos != Upos::Adv {
            continue;
        }
        // The pronoun directly before knows the verb.
        let who = adverb - 1;
        let verb = tokens[who].head.filter(|&verb| {
            is_subject(&tokens[who])
                && matches!(tokens[who].xpos, Xpos::Wp | Xpos::Wdt)
                && verb > adverb
                && tokens[verb].upos == Upos::Verb
        });
        let Some(verb) = verb else {
            continue;
        };
        (tokens[verb].head, tokens[verb].rel) = (tokens[adverb].head, Rel::AclRelcl);
        rehang(tokens, adverb, verb, |_, _| true);
        hang(tokens, adverb, verb, Rel::Advmod);
    }
}

/// "Kofi Annan, whose letters had gone unanswered, let it be known": a clause with "who", "whose" or "which" behind a
/// name and a comma belongs to the name.
fn join_relatives(tokens: &mut [Token]) {
    for pronoun in 2..tokens.len() {
        let relative = matches!(tokens[pronoun].xpos, Xpos::Wp | Xpos::WpPoss | Xpos::Wdt)
            && tokens[pronoun - 1].lemma.as_ref() == ",";
        let name = pronoun - 2;
        if !relative || !matches!(tokens[name].upos, Upos::Propn | Upos::Noun) {
            continue;
        }
        let clause = above(tokens, pronoun).find(|&head| {
            head > pronoun
                && matches!(
                    tokens[head].rel,
                    Rel::Advcl | Rel::AclRelcl | Rel::Parataxis
                )
        });
        let noun = top_of(tokens, name, &[Rel::Flat, Rel::Compound]);
        if let Some(clause) = clause
            && tokens[clause].rel != Rel::AclRelcl
            && !is_below(tokens, noun, clause)
        {
            hang(tokens, clause, noun, Rel::AclRelcl);
        }
    }
}

/// "May, who told the Commons, has won": of a clause with "who" behind a name and the clause whose subject the name is,
/// the second is the main one.
fn leave_main_clauses(tokens: &mut [Token]) {
    let Some(clause) = root_of(tokens) else {
        return;
    };
    let who = children(tokens, clause, &[Rel::Nsubj, Rel::NsubjPass])
        .find(|&who| matches!(tokens[who].xpos, Xpos::Wp | Xpos::Wdt) && who < clause);
    let Some(who) = who.filter(|&who| who > 1 && tokens[who - 1].lemma.as_ref() == ",") else {
        return;
    };
    let name = top_of(tokens, who - 2, &[Rel::Flat, Rel::Compound]);
    let verb = tokens[name].head.filter(|&verb| {
        is_subject(&tokens[name])
            && (tokens[verb].head, tokens[verb].rel) == (Some(clause), Rel::Ccomp)
            && verb > clause
    });
    if let Some(verb) = verb {
        rehang(tokens, clause, verb, |word, _| word > verb);
        (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
        hang(tokens, clause, name, Rel::AclRelcl);
    }
}

/// "Peacekeepers who are part of the force arrived": of two relative clauses of the root the second, without a pronoun, is
/// the main one.
pub(super) fn free_main_verbs(tokens: &mut [Token]) {
    let Some(root) = root_of(tokens) else {
        return;
    };
    let noun = matches!(tokens[root].upos, Upos::Noun | Upos::Propn);
    if !noun || has_child(tokens, root, &[Rel::Cop, Rel::Nsubj]) {
        return;
    }
    let second = children(tokens, root, &[Rel::AclRelcl]).nth(1);
    let second = second.filter(|&verb| {
        tokens[verb].xpos == Xpos::Vbd
            && !has_child(tokens, verb, SUBJECTS)
            && !has_child(tokens, verb, &[Rel::Mark, Rel::Cc])
    });
    if let Some(verb) = second {
        rehang(tokens, root, verb, |word, token| {
            word > verb || token.rel == Rel::Advcl
        });
        (tokens[verb].head, tokens[verb].rel) = (None, Rel::Root);
        hang(tokens, root, verb, Rel::Nsubj);
    }
}
