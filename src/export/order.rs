//! An order of the actors in which those who have to do with each other stand close together: for
//! the lanes of a timeline, the rows and columns of a matrix.

use std::collections::BTreeMap;

use super::sketch::Sketch;

/// So often every item may move.
const ROUNDS: usize = 3;

/// Pairs of actors, and how many events they have.
type Link = (usize, usize, usize);

/// All actors of a sketch; those of a region stand together.
pub(super) fn order(sketch: &Sketch) -> Vec<usize> {
    let links = links(sketch);
    let mut groups = Vec::new();
    for group in by_weight(sketch, &links) {
        groups.push(group);
        let last = groups.len() - 1;
        settle(&mut groups, last, |groups| reach(groups, &links));
    }
    for _ in 0..ROUNDS {
        for index in 0..groups.len() {
            settle(&mut groups, index, |groups| reach(groups, &links));
        }
    }
    for _ in 0..ROUNDS {
        for index in 0..groups.len() {
            turn(&mut groups, index, &links);
        }
    }
    groups.concat()
}

fn links(sketch: &Sketch) -> Vec<Link> {
    let mut links: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for meeting in &sketch.meetings {
        *links.entry(meeting.ends()).or_default() += 1;
    }
    let links = links.into_iter();
    links
        .map(|((one, other), count)| (one, other, count))
        .collect()
}

/// Regions and single actors, those with the most events first.
fn by_weight(sketch: &Sketch, links: &[Link]) -> Vec<Vec<usize>> {
    let mut weights = vec![0; sketch.actors.len()];
    for &(one, other, count) in links {
        weights[one] += count;
        weights[other] += count;
    }
    let regions = sketch.regions.iter().map(|region| region.members.clone());
    let alone = sketch.actors.iter().enumerate();
    let alone = alone.filter(|(_, shown)| shown.region.is_none());
    let mut groups: Vec<Vec<usize>> = regions.chain(alone.map(|(index, _)| vec![index])).collect();
    let weight = |group: &Vec<usize>| -> usize { group.iter().map(|&actor| weights[actor]).sum() };
    groups.sort_by_key(|group| std::cmp::Reverse(weight(group)));
    groups
}

/// Moves an item to where the cost is least; it stays where no place is better.
fn settle<T>(items: &mut [T], index: usize, cost: impl Fn(&[T]) -> usize) {
    let (mut at, mut best) = (index, (cost(items), index));
    for place in 0..items.len() {
        shift(items, at, place);
        at = place;
        let found = cost(items);
        if found < best.0 {
            best = (found, place);
        }
    }
    shift(items, at, best.1);
}

/// Takes an item out of its place and sets it in another.
fn shift<T>(items: &mut [T], from: usize, to: usize) {
    if from < to {
        items[from..=to].rotate_left(1);
    } else {
        items[to..=from].rotate_right(1);
    }
}

/// Lets the actors of a group change places.
fn turn(groups: &mut [Vec<usize>], index: usize, links: &[Link]) {
    let mut members = std::mem::take(&mut groups[index]);
    let mut own = links.to_vec();
    own.retain(|(one, other, _)| members.contains(one) || members.contains(other));
    for member in 0..members.len() {
        settle(&mut members, member, |members| {
            let before = groups[..index].iter().flatten();
            let after = groups[index + 1..].iter().flatten();
            length(before.chain(members).chain(after), &own)
        });
    }
    groups[index] = members;
}

fn reach(groups: &[Vec<usize>], links: &[Link]) -> usize {
    length(groups.iter().flatten(), links)
}

/// How far apart the actors of all events stand, added up; those not placed yet do not count.
fn length<'a>(order: impl Iterator<Item = &'a usize>, links: &[Link]) -> usize {
    let mut places = Vec::new();
    for (place, &actor) in order.enumerate() {
        if places.len() <= actor {
            places.resize(actor + 1, None);
        }
        places[actor] = Some(place);
    }
    let place = |actor: usize| places.get(actor).copied().flatten();
    let lengths = links
        .iter()
        .filter_map(|&(one, other, count)| Some(place(one)?.abs_diff(place(other)?) * count));
    lengths.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_moves_to_its_best_place() {
        let mut items = ['b', 'c', 'd', 'a'];
        // How many neighbours stand the wrong way round.
        let wrong = |items: &[char]| items.windows(2).filter(|pair| pair[0] > pair[1]).count();
        settle(&mut items, 3, wrong);
        assert_eq!(items, ['a', 'b', 'c', 'd']);
        settle(&mut items, 0, wrong);
        assert_eq!(items, ['a', 'b', 'c', 'd']);
    }
}
