//! The best tree from scores of arcs (Chu and Liu 1965, Edmonds 1967), with one root.

/// Scores of arcs: row by row for each word, first the root's, then each word's as its head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arcs<'a> {
    pub(super) words: usize,
    pub(super) scores: &'a [i32],
}

/// No head: less than any sum of scores, and far from the least number.
const NEVER: i64 = i64::MIN / 4;

/// What an arc from the root costs beside its score: more than all that scores can gain, so that the best
/// tree has as few of them as can be, which is one.
const ROOT: i64 = 1 << 44;

impl Arcs<'_> {
    fn score(&self, word: usize, place: usize) -> i64 {
        if place == word + 1 {
            NEVER
        } else {
            i64::from(self.scores[word * (self.words + 1) + place])
        }
    }

    /// The head of each word in the best tree; none for the root. Among equals the first counts.
    pub(super) fn best_tree(&self) -> Vec<Option<usize>> {
        let mut places: Vec<usize> = (0..self.words).map(|word| self.best_place(word)).collect();
        let roots = places.iter().filter(|&&place| place == 0).count();
        if roots != 1 || !is_tree(&places) {
            let nodes = self.words + 1;
            let mut scores = vec![NEVER; nodes * nodes];
            for word in 0..self.words {
                for place in 0..nodes {
                    let cost = if place == 0 { ROOT } else { 0 };
                    scores[(word + 1) * nodes + place] = self.score(word, place) - cost;
                }
            }
            places = spanning(nodes, &scores).split_off(1);
        }
        places
            .into_iter()
            .map(|place| place.checked_sub(1))
            .collect()
    }

    fn best_place(&self, word: usize) -> usize {
        let row = &self.scores[word * (self.words + 1)..][..=self.words];
        let mut best = (NEVER, 0);
        for (place, &score) in row.iter().enumerate() {
            if place != word + 1 && i64::from(score) > best.0 {
                best = (i64::from(score), place);
            }
        }
        best.1
    }
}

/// Whether every word comes to the root.
fn is_tree(places: &[usize]) -> bool {
    let mut seen = vec![0; places.len()];
    for start in 0..places.len() {
        let mut word = start;
        while seen[word] == 0 {
            seen[word] = start + 1;
            match places[word].checked_sub(1) {
                Some(head) => word = head,
                None => break,
            }
        }
        if places[word] != 0 && seen[word] == start + 1 {
            return false;
        }
    }
    true
}

/// The heads of the best tree over `nodes` nodes from node 0, given each node's row of scores; the head of
/// node 0 is 0.
fn spanning(nodes: usize, scores: &[i64]) -> Vec<usize> {
    let row = |node: usize| &scores[node * nodes..][..nodes];
    let mut heads = vec![0; nodes];
    for (node, chosen) in heads.iter_mut().enumerate().skip(1) {
        let mut best = NEVER;
        for (head, &score) in row(node).iter().enumerate() {
            if head != node && score > best {
                (best, *chosen) = (score, head);
            }
        }
    }
    let Some(cycle) = cycle(&heads) else {
        return heads;
    };
    // The cycle becomes the last node of a smaller graph; what leaves or enters it remembers by which of its
    // nodes.
    let outside: Vec<usize> = (0..nodes).filter(|node| !cycle.contains(node)).collect();
    let small = outside.len() + 1;
    let kept: i64 = cycle.iter().map(|&node| row(node)[heads[node]]).sum();
    let mut contracted = vec![NEVER; small * small];
    let mut leaves = vec![0; small];
    let mut enters = vec![0; small];
    for (at, &node) in outside.iter().enumerate() {
        for (other, &head) in outside.iter().enumerate() {
            contracted[at * small + other] = row(node)[head];
        }
        let best = |choices: &mut dyn Iterator<Item = (i64, usize)>| {
            choices
                .reduce(|best, other| if other.0 > best.0 { other } else { best })
                .unwrap_or((NEVER, 0))
        };
        let (score, by) = best(&mut cycle.iter().map(|&head| (row(node)[head], head)));
        contracted[at * small + small - 1] = score;
        leaves[at] = by;
        let (score, by) = best(&mut cycle.iter().map(|&inside| {
            let swapped = row(inside)[node].max(NEVER) - row(inside)[heads[inside]];
            (swapped, inside)
        }));
        contracted[(small - 1) * small + at] = (score + kept).max(NEVER);
        enters[at] = by;
    }
    let found = spanning(small, &contracted);
    for (at, &node) in outside.iter().enumerate().skip(1) {
        heads[node] = outside.get(found[at]).copied().unwrap_or(leaves[at]);
    }
    let from = found[small - 1];
    heads[enters[from]] = outside[from];
    heads
}

/// The nodes of the first cycle that heads make.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    seen[0] = usize::MAX;
    for start in 1..heads.len() {
        let mut node = start;
        while seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Arcs;
    use proptest::prelude::*;

    /// The best score of a tree with one root, by trying all.
    fn best_by_trying(arcs: Arcs<'_>) -> i64 {
        let mut best = i64::MIN;
        let mut places = vec![0; arcs.words];
        loop {
            if super::is_tree(&places) && places.iter().filter(|&&place| place == 0).count() == 1 {
                best = best.max(total(arcs, &places));
            }
            let Some(at) = places.iter().position(|&place| place < arcs.words) else {
                return best;
            };
            places[..at].fill(0);
            places[at] += 1;
        }
    }

    fn total(arcs: Arcs<'_>, places: &[usize]) -> i64 {
        places
            .iter()
            .enumerate()
            .map(|(word, &place)| arcs.score(word, place))
            .sum()
    }

    proptest! {
        #[test]
        fn no_tree_is_better(words in 1_usize..5, scores in prop::collection::vec(-9..9_i32, 30)) {
            let scores = &scores[..words * (words + 1)];
            let arcs = Arcs { words, scores };
            let places: Vec<usize> = arcs.best_tree().iter().map(|head| head.map_or(0, |head| head + 1)).collect();
            prop_assert!(super::is_tree(&places));
            prop_assert_eq!(places.iter().filter(|&&place| place == 0).count(), 1);
            prop_assert_eq!(total(arcs, &places), best_by_trying(arcs));
        }
    }
}
