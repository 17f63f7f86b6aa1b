//! Who keeps company with whom?

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;

use super::Network;
use super::network::real;

/// For each node of a network the number of its community, from 1, the largest first.
///
/// Communities are those of the Louvain method: more events within them, and fewer between them,
/// than chance would have. It goes through the nodes in their order and counts in whole numbers, so
/// that the same network gives the same communities.
pub fn communities(network: &Network<'_>) -> Vec<usize> {
    let mut level = Level::of(network);
    let mut place: Vec<usize> = (0..network.node_count()).collect();
    while let Some(groups) = level.moved() {
        for place in &mut place {
            *place = groups[*place];
        }
        level = level.joined(&groups);
    }
    numbered(&place)
}

/// How much better than chance a division into communities is: Newman's modularity, with events as weights.
pub fn modularity(network: &Network<'_>, communities: &[usize]) -> f64 {
    let mut within: BTreeMap<usize, f64> = BTreeMap::new();
    let mut ends: BTreeMap<usize, f64> = BTreeMap::new();
    let mut total = 0.0;
    for edge in network.edge_references() {
        let weight = real(edge.weight().len());
        let [one, other] = [edge.source(), edge.target()].map(|node| communities[node.index()]);
        total += weight;
        *ends.entry(one).or_default() += weight;
        *ends.entry(other).or_default() += weight;
        if one == other {
            *within.entry(one).or_default() += weight;
        }
    }
    if total == 0.0 {
        return 0.0;
    }
    let chance = ends.values().map(|ends| (ends / (2.0 * total)).powi(2));
    within.values().sum::<f64>() / total - chance.sum::<f64>()
}

/// The network, or the network of its communities.
struct Level {
    /// Neighbours with the weight between; a community's own weight is not among them.
    neighbors: Vec<Vec<(usize, i128)>>,
    /// The weight of all ends of edges at a node, its own included.
    ends: Vec<i128>,
}

impl Level {
    fn of(network: &Network<'_>) -> Self {
        let mut neighbors = vec![Vec::new(); network.node_count()];
        for edge in network.edge_references() {
            let (one, other) = (edge.source().index(), edge.target().index());
            let weight = edge.weight().len() as i128;
            neighbors[one].push((other, weight));
            neighbors[other].push((one, weight));
        }
        let ends = neighbors.iter();
        let ends = ends.map(|near| near.iter().map(|(_, weight)| weight).sum());
        Self {
            ends: ends.collect(),
            neighbors,
        }
    }

    /// The group of each node after every node went where it gains most; none if none moved.
    fn moved(&self) -> Option<Vec<usize>> {
        let mut groups: Vec<usize> = (0..self.ends.len()).collect();
        let mut sums = self.ends.clone();
        let mut weights = vec![0; self.ends.len()];
        let all: i128 = self.ends.iter().sum();
        let mut has_moved = false;
        loop {
            let mut moves = 0;
            for node in 0..groups.len() {
                sums[groups[node]] -= self.ends[node];
                self.neighbors[node]
                    .iter()
                    .for_each(|&(neighbor, weight)| weights[groups[neighbor]] += weight);
                let gain = |group: usize| all * weights[group] - self.ends[node] * sums[group];
                let best = self.best_group(node, &groups, gain);
                self.neighbors[node]
                    .iter()
                    .for_each(|&(neighbor, _)| weights[groups[neighbor]] = 0);
                sums[best] += self.ends[node];
                moves += usize::from(best != groups[node]);
                groups[node] = best;
            }
            if moves == 0 {
                break;
            }
            has_moved = true;
        }
        has_moved.then(|| renumbered(&groups))
    }

    /// Where the node gains most, the first of several; it stays where nothing is better.
    fn best_group(&self, node: usize, groups: &[usize], gain: impl Fn(usize) -> i128) -> usize {
        let own = groups[node];
        let mut best = (gain(own), own);
        for &(neighbor, _) in &self.neighbors[node] {
            let group = groups[neighbor];
            if group == best.1 || group == own {
                continue;
            }
            let found = gain(group);
            let is_first = found == best.0 && best.1 != own && group < best.1;
            if found > best.0 || is_first {
                best = (found, group);
            }
        }
        best.1
    }

    /// Groups become nodes.
    fn joined(&self, groups: &[usize]) -> Self {
        let count = groups.iter().max().map_or(0, |last| last + 1);
        let mut neighbors = vec![BTreeMap::new(); count];
        let mut ends = vec![0; count];
        for (node, &group) in groups.iter().enumerate() {
            ends[group] += self.ends[node];
            for &(neighbor, weight) in &self.neighbors[node] {
                if groups[neighbor] != group {
                    *neighbors[group].entry(groups[neighbor]).or_default() += weight;
                }
            }
        }
        let neighbors = neighbors.into_iter();
        Self {
            neighbors: neighbors.map(|near| near.into_iter().collect()).collect(),
            ends,
        }
    }
}

/// Groups with numbers from 0, in the order of their first nodes.
fn renumbered(groups: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    let numbers = groups.iter().map(|&group| {
        let next = numbers.len();
        *numbers.entry(group).or_insert(next)
    });
    numbers.collect()
}

/// Groups with numbers from 1: the largest first, among equals the one with the first node.
fn numbered(groups: &[usize]) -> Vec<usize> {
    let groups = renumbered(groups);
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let mut sizes = vec![0_usize; count];
    for &group in &groups {
        sizes[group] += 1;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&group| Reverse(sizes[group]));
    let mut numbers = vec![0; count];
    for (place, &group) in order.iter().enumerate() {
        numbers[group] = place + 1;
    }
    groups.iter().map(|&group| numbers[group]).collect()
}
