//! Who stands between others?

use petgraph::graph::NodeIndex;
use rayon::prelude::*;

use super::Network;
use super::network::real;

/// For each node of a network the share of the shortest paths between others that lead over it,
/// from 0 to 1: Brandes' algorithm, every pair one step long. networkx has it as
/// `betweenness_centrality`.
///
/// # Complexity
/// Nodes times edges.
pub fn betweenness(network: &Network<'_>) -> Vec<f64> {
    let count = network.node_count();
    let neighbors: Vec<Vec<usize>> = network
        .node_indices()
        .map(|node| network.neighbors(node).map(NodeIndex::index).collect())
        .collect();
    let starts: Vec<usize> = (0..count).collect();
    // Chunks of one size, added in their order: the sums must not depend on the number of threads.
    let parts: Vec<Vec<f64>> = starts
        .par_chunks(64)
        .map(|starts| {
            let mut share = vec![0.0; count];
            for &start in starts {
                add_from(start, &neighbors, &mut share);
            }
            share
        })
        .collect();
    let mut share = vec![0.0; count];
    for part in parts {
        share
            .iter_mut()
            .zip(part)
            .for_each(|(sum, one)| *sum += one);
    }
    let pairs = real(count.saturating_sub(1)) * real(count.saturating_sub(2));
    if pairs > 0.0 {
        for share in &mut share {
            *share /= pairs;
        }
    }
    share
}

/// Adds what the shortest paths from one node give to the others.
fn add_from(start: usize, neighbors: &[Vec<usize>], share: &mut [f64]) {
    let count = neighbors.len();
    let mut distance = vec![usize::MAX; count];
    let mut paths = vec![0.0; count];
    let mut order = vec![start];
    (distance[start], paths[start]) = (0, 1.0);
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &neighbor in &neighbors[node] {
            if distance[neighbor] == usize::MAX {
                distance[neighbor] = distance[node] + 1;
                order.push(neighbor);
            }
            if distance[neighbor] == distance[node] + 1 {
                paths[neighbor] += paths[node];
            }
        }
    }
    let mut depends = vec![0.0; count];
    for &node in order.iter().skip(1).rev() {
        for &neighbor in &neighbors[node] {
            if distance[neighbor] + 1 == distance[node] {
                depends[neighbor] += paths[neighbor] / paths[node] * (1.0 + depends[node]);
            }
        }
        share[node] += depends[node];
    }
}
