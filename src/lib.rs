//! Reads news, readouts and press releases and keeps the diplomatic record as a graph.

pub mod model;
pub mod when;

pub mod lexicon;
pub mod text;

pub mod graph;

pub mod export;
