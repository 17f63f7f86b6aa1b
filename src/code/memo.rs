//! Who fills the roles beside a word, kept while patterns for that word are tried: many ask for the same role.

use std::cell::RefCell;

use super::roles::Trigger;
use crate::lexicon::PatternRole as Role;

/// What was found for a trigger and a role.
struct Filled {
    trigger: Trigger,
    role: Role,
    words: Vec<usize>,
}

/// The roles of the word that was asked for last.
#[derive(Default)]
pub(super) struct Memo(RefCell<Vec<Filled>>);

impl Memo {
    /// What was found for a trigger and a role before, else what `find` finds now.
    pub(super) fn fillers(
        &self,
        trigger: &Trigger,
        role: &Role,
        find: impl FnOnce() -> Vec<usize>,
    ) -> Vec<usize> {
        let known = |filled: &&Filled| filled.trigger == *trigger && filled.role == *role;
        if let Some(filled) = self.0.borrow().iter().find(known) {
            return filled.words.clone();
        }
        let words = find();
        let mut all = self.0.borrow_mut();
        if all
            .first()
            .is_some_and(|first| first.trigger.word != trigger.word)
        {
            all.clear();
        }
        all.push(Filled {
            trigger: *trigger,
            role: role.clone(),
            words: words.clone(),
        });
        words
    }
}
