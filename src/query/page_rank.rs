//! Who has to do with those who count?

use petgraph::visit::EdgeRef;

use super::Network;
use super::network::real;

/// How much of its rank an actor gives on to its partners.
const DAMPING: f64 = 0.85;
/// Below this sum of changes the ranks stand still.
const STILL: f64 = 1e-12;
/// More rounds than any network needs: the changes shrink by `DAMPING` each time.
const ROUNDS: usize = 400;

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
    let edges: Vec<(usize, usize, f64)> = network
        .edge_references()
        .map(|edge| {
            (
                edge.source().index(),
                edge.target().index(),
                real(edge.weight().len()),
            )
        })
        .collect();
    let mut weights = vec![0.0; count];
    for &(one, other, weight) in &edges {
        weights[one] += weight;
        weights[other] += weight;
    }
    let mut ranks = vec![1.0 / real(count); count];
    for _ in 0..ROUNDS {
        let next = round(&ranks, &edges, &weights);
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

fn round(ranks: &[f64], edges: &[(usize, usize, f64)], weights: &[f64]) -> Vec<f64> {
    // Who has no partner gives its rank to all alike.
    let alone = ranks
        .iter()
        .zip(weights)
        .filter(|(_, weight)| **weight == 0.0);
    let lost: f64 = alone.map(|(rank, _)| rank).sum();
    let each = (1.0 - DAMPING + DAMPING * lost) / real(ranks.len());
    let mut next = vec![each; ranks.len()];
    for &(one, other, weight) in edges {
        next[other] += DAMPING * ranks[one] * weight / weights[one];
        next[one] += DAMPING * ranks[other] * weight / weights[other];
    }
    next
}
