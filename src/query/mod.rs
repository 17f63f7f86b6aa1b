//! `&Graph` to an answer: one file a question.

mod around;
mod betweenness;
mod communities;
mod diff;
mod explain;
mod filter;
mod find;
mod finding;
mod holders;
mod named;
mod network;
mod page_rank;
mod path;
mod people;
mod stats;
mod strongest;
mod talks;
mod topics;

pub use around::around;
pub use betweenness::betweenness;
pub use communities::{communities, modularity};
pub use diff::{ActorChange, Change, EventChange, TieChange, diff_actors, diff_at, diff_events};
pub use explain::{Cited, Explanation, Mark, MarkRole, explain_edge, explain_pair};
pub use filter::{Filter, events};
pub use find::{NotFound, find};
pub use finding::Finding;
pub use holders::holders;
pub use named::{Bearer, alike, named};
pub use network::{Network, network};
pub use page_rank::page_rank;
pub use path::{ChainOrder, Step, paths};
pub use people::people_of;
pub use stats::{Pair, Presence, Standing, by_month, by_type, pairs, presences, standings};
pub use strongest::strongest;
pub use talks::talks;
pub use topics::{documents, topic};
