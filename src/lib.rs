//! Reads news, readouts and press releases and keeps the diplomatic record as a graph.

pub mod model;
pub mod when;

pub mod read;

pub mod lexicon;
pub mod text;

pub mod recognize;

pub mod resolve;

pub mod code;

pub mod graph;

pub mod query;

pub mod export;
