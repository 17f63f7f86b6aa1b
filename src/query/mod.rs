//! `&Graph` to an answer: one file a question.

mod explain;
mod find;
mod holders;
mod named;
mod talks;

pub use explain::{Cited, Explanation, Mark, MarkRole, explain_edge, explain_pair};
pub use find::{NotFound, find};
pub use holders::holders;
pub use named::{Bearer, alike, named};
pub use talks::{Talk, TalksFilter, talks};
