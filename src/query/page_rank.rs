//! Who has to do with those who count?

use petgraph::visit::EdgeRef;
use rayon::prelude::*;

use super::Network;
use super::network::real;

/// How much of its rank an actor gives on to its partners.
const DAMPING: f64 = 0.85;
/// Below this sum of changes the ranks stand still.
const STILL: f64 = 1e-12;
/// More rounds than any network needs: the changes shrink by `DAMPING` each time.
const ROUNDS: usize = 400;
/// How many nodes a thread takes at a time.
const SHARE: usize = 256;

/// For each node of a network its `PageRank`; a pair weighs as much as it has events. The sum is 1.
/// networkx has it as `pagerank` of an undirected graph with weights, where `tol` should be small.
///
/// petgraph's own `page_rank` knows no weights, and its time grows with nodes times edges.
///
/// # Complexity
/// Edges, times some hundred rounds.
pub fn page_rank(network: &Network<'_>) -> Vec<f64> {
    let count = network.node_count();
    if count == 0 {
        return Vec::new();
    }
    let partners = Partners::of(network);
    let mut ranks = vec![1.0 / real(count); count];
    for _ in 0..ROUNDS {
        let next = partners.round(&ranks);
        let change: f64 = ranks
            .iter()
            .zip(&next)
            .map(|(old, new)| (old - new).abs())
            .sum();
        ranks = next;
        if change < STILL {
            break;
        }
    }
    ranks
}

/// Who has how many events with whom, in the order of the network's edges.
struct Partners {
    /// The partners of each node, with the number of events.
    near: Vec<Vec<(u32, u32)>>,
    /// The events of each node.
    weights: Vec<f64>,
}

impl Partners {
    fn of(network: &Network<'_>) -> Self {
        let mut near = vec![Vec::new(); network.node_count()];
        for edge in network.edge_references() {
            let (one, other) = (edge.source().index(), edge.target().index());
            let events = edge.weight().len() as u32;
            near[other].push((one as u32, events));
            near[one].push((other as u32, events));
        }
        let weights = near.iter().map(|near| {
            let events = near.iter().map(|(_, events)| f64::from(*events));
            events.sum()
        });
        Self {
            weights: weights.collect(),
            near,
        }
    }

    fn round(&self, ranks: &[f64]) -> Vec<f64> {
        // Who has no partner gives its rank to all alike.
        let alone = ranks
            .iter()
            .zip(&self.weights)
            .filter(|(_, weight)| **weight == 0.0);
        let lost: f64 = alone.map(|(rank, _)| rank).sum();
        let each = (1.0 - DAMPING + DAMPING * lost) / real(ranks.len());
        let given: Vec<f64> = ranks.iter().map(|rank| DAMPING * rank).collect();
        // Most pairs have a single event: what is given over it is divided once a node.
        let single = given.iter().zip(&self.weights);
        let single: Vec<f64> = single.map(|(given, weight)| given / weight).collect();
        let from = |&(node, events): &(u32, u32)| match (node as usize, events) {
            (node, 1) => single[node],
            (node, events) => given[node] * f64::from(events) / self.weights[node],
        };
        let near = self.near.par_iter().with_min_len(SHARE);
        near.map(|near| near.iter().map(from).fold(each, |sum, given| sum + given))
            .collect()
    }
}
