//! What is only the content of something said: "agreed to cooperate" is one event, not two.

use super::tree::Tree;
use crate::model::{ActorId, Event, Mode, Quad, Status};

/// What somebody says to or against another.
struct Spoken {
    source: ActorId,
    target: ActorId,
    /// The word that says it.
    top: usize,
    /// Whether it is said against the other, as a demand or a threat is.
    against: bool,
}

/// Drops from the events of a sentence, those from `first` on, what is promised or asked between the same two, and
/// what one is asked to do to a third; but for talks.
pub(super) fn drop_content(tree: &Tree<'_>, events: &mut Vec<Event>, first: usize) {
    let spoken: Vec<Spoken> = events[first..]
        .iter()
        .filter(|event| !event.quad.is_material() && event.status == Status::Occurred)
        // A call and what was said in it are two events.
        .filter(|event| event.mode.is_none())
        .filter_map(|event| {
            Some(Spoken {
                source: event.source.clone(),
                target: event.target.clone(),
                top: word(tree, event)?,
                against: event.quad == Quad::VerbalConflict,
            })
        })
        .collect();
    let kept: Vec<Event> = events
        .drain(first..)
        .filter(|event| !spoken.iter().any(|spoken| spoken.holds(tree, event)))
        .collect();
    events.extend(kept);
}

fn word(tree: &Tree<'_>, event: &Event) -> Option<usize> {
    tree.word_at(event.evidence.trigger.start)
}

impl Spoken {
    /// Whether an event is the content of what is said.
    fn holds(&self, tree: &Tree<'_>, event: &Event) -> bool {
        let unspecific = matches!(event.mode, None | Some(Mode::Talks));
        let open = event.status != Status::Occurred;
        let Some(word) = word(tree, event) else {
            return false;
        };
        // "Agreed following a proposal from Egypt": what the other side did before is no content.
        let told = !open && tree.is_noun(word);
        let straight = self.source == event.source && self.target == event.target;
        let back = self.source == event.target && self.target == event.source;
        let pair = unspecific && (straight || back && (event.symmetric || !told));
        // "Urged Iran to meet the Americans", "demanded that NATO rule out membership for Ukraine".
        let by_other =
            self.target == event.source || event.symmetric && self.target == event.target;
        // "Refused to meet him" tells of two: that he refused, and that they did not meet.
        let refused = event.status == Status::Denied && (straight || back);
        let asked = self.against && open && by_other && !refused;
        (pair || asked) && self.is_above(tree, word, open && (unspecific || asked))
    }

    /// Whether a word stands in the clause that tells what is said; in a finite one only what is `open` is content.
    fn is_above(&self, tree: &Tree<'_>, word: usize, open: bool) -> bool {
        let clause =
            |clause: &usize| (open || tree.is_infinite(*clause)) && tree.is_below(word, *clause);
        let gerund = tree.is_infinite(word) && tree.is_within(word, self.top);
        word != self.top && (gerund || tree.complements(self.top).iter().any(clause))
    }
}
