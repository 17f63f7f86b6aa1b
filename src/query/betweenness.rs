//! Who stands between others?

use rayon::prelude::*;

use super::Network;
use super::network::real;

/// For each node of a network the share of the shortest paths between others that lead over it,
/// from 0 to 1: Brandes' algorithm, every pair one step long. networkx has it as
/// `betweenness_centrality`.
///
/// # Complexity
/// Nodes times edges; far less where most nodes are a few steps apart.
pub fn betweenness(network: &Network<'_>) -> Vec<f64> {
    let count = network.node_count();
    let near = Neighbors::of(network);
    let starts: Vec<u32> = (0..count as u32).collect();
    // Chunks of one size, added in their order: the sums must not depend on the number of threads.
    let parts: Vec<Vec<f64>> = starts
        .par_chunks(64)
        .map(|starts| {
            let mut share = vec![0.0; count];
            for &start in starts {
                add_from(start, &near, &mut share);
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
fn add_from(start: u32, near: &Neighbors, share: &mut [f64]) {
    let mut paths = vec![0.0; near.count()];
    paths[start as usize] = 1.0;
    let mut levels = vec![vec![start]];
    let mut open: Vec<u32> = (0..near.count() as u32)
        .filter(|&node| node != start)
        .collect();
    while let Some(level) = levels.last().filter(|level| !level.is_empty()) {
        let sums = near.sums(level, |node| paths[node], &open);
        let (reached, beyond): (Vec<u32>, _) =
            open.iter().partition(|&&node| sums[node as usize] > 0.0);
        open = beyond;
        for &node in &reached {
            paths[node as usize] = sums[node as usize];
        }
        levels.push(reached);
    }
    let mut depends = vec![0.0; near.count()];
    for levels in levels.windows(2).rev() {
        let give = |node: usize| (1.0 + depends[node]) / paths[node];
        let sums = near.sums(&levels[1], give, &levels[0]);
        for &node in &levels[0] {
            depends[node as usize] = paths[node as usize] * sums[node as usize];
        }
    }
    for &node in levels.iter().skip(1).flatten() {
        share[node as usize] += depends[node as usize];
    }
}

/// Who is next to whom, in two arrays that stay in the processor's cache.
struct Neighbors {
    /// Where the neighbours of each node begin, and where the last ones end.
    begins: Vec<usize>,
    nodes: Vec<u32>,
}

impl Neighbors {
    fn of(network: &Network<'_>) -> Self {
        let mut begins = vec![0];
        let mut nodes = Vec::with_capacity(2 * network.edge_count());
        for node in network.node_indices() {
            nodes.extend(network.neighbors(node).map(|near| near.index() as u32));
            begins.push(nodes.len());
        }
        Self { begins, nodes }
    }

    fn count(&self) -> usize {
        self.begins.len() - 1
    }

    fn of_node(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.nodes[self.begins[node]..self.begins[node + 1]]
    }

    /// How many edges leave these nodes.
    fn edges(&self, nodes: &[u32]) -> usize {
        nodes.iter().map(|&node| self.of_node(node).len()).sum()
    }

    /// For each node of `to` the sum of what its neighbours in `from` give; what is told of other
    /// nodes means nothing.
    ///
    /// It goes over the edges of whichever has fewer: where the last few nodes are reached from all
    /// others, that is most of the work.
    fn sums(&self, from: &[u32], give: impl Fn(usize) -> f64, to: &[u32]) -> Vec<f64> {
        let mut sums = vec![0.0; self.count()];
        if self.edges(from) <= self.edges(to) {
            for &node in from {
                let given = give(node as usize);
                for &near in self.of_node(node) {
                    sums[near as usize] += given;
                }
            }
            return sums;
        }
        let mut given = vec![0.0; self.count()];
        for &node in from {
            given[node as usize] = give(node as usize);
        }
        for &node in to {
            let near = self.of_node(node).iter();
            sums[node as usize] = near.map(|&near| given[near as usize]).sum();
        }
        sums
    }
}
