//! Arguments that say which events are asked for, shared by all questions.

use clap::Args;

use super::{mode_parser, status_parser};
use chancery::model::{Mode, Status};
use chancery::when::When;

/// Every filter.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Which events")]
pub(crate) struct Filters {
    /// This actor takes part, on whichever side: any name, alias, id or ISO country code; may be given again
    #[arg(long = "actor", value_name = "ACTOR")]
    pub(crate) actors: Vec<String>,
    /// This actor does it; may be given again
    #[arg(long, value_name = "ACTOR")]
    pub(crate) from: Vec<String>,
    /// It is done to this actor; may be given again
    #[arg(long, value_name = "ACTOR")]
    pub(crate) to: Vec<String>,
    /// Between these two, whoever does it
    #[arg(long, value_name = "ACTOR", num_args = 2)]
    pub(crate) between: Vec<String>,
    /// The event type, such as CONSULT; several with commas
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    pub(crate) kinds: Vec<String>,
    #[command(flatten)]
    pub(crate) circumstances: Circumstances,
}

/// The filters that do not say who did what.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Which events")]
pub(crate) struct Circumstances {
    /// How they talked; several with commas
    #[arg(long, value_name = "MODE", value_delimiter = ',', value_parser = mode_parser())]
    pub(crate) mode: Vec<Mode>,
    /// Whether it took place; several with commas
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status_parser())]
    pub(crate) status: Vec<Status>,
    /// Not before this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<When>,
    /// Not after this day, month or year
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<When>,
    /// About this topic or actor; may be given again
    #[arg(long, value_name = "TOPIC|ACTOR")]
    pub(crate) about: Vec<String>,
    /// Within the framework of this body; may be given again
    #[arg(long, value_name = "ACTOR")]
    pub(crate) forum: Vec<String>,
    /// Reported by this publisher or document; may be given again
    #[arg(long, value_name = "NAME|ID")]
    pub(crate) source: Vec<String>,
    /// Reported by at least so many documents
    #[arg(long, value_name = "N")]
    pub(crate) min_sources: Option<usize>,
    /// Countries and bodies stand for their people and institutions, too: France for what Macron did
    #[arg(long)]
    pub(crate) with_people: bool,
    /// The day that says who "the French president" is
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<When>,
}
