//! `&Graph` to bytes: one file a format.

pub mod dot;
pub mod graphviz;
pub mod svg;

#[cfg(test)]
mod fixture;
mod layout;
mod metrics;
mod sketch;
mod style;
mod tips;
mod words;

pub use dot::dot;
pub use graphviz::{RenderError, render_with_graphviz};
pub use svg::svg;
#[cfg(test)]
