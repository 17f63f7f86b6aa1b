//! Stress: every two blocks seek the distance that the lines between them ask for.

use super::{Point, real};

const SWEEPS: usize = 120;

/// Ideal distances between all pairs; links are pairs with the length of their line.
pub(super) fn distances(count: usize, links: &[(usize, usize, f64)]) -> Vec<Vec<f64>> {
    let mut far = vec![vec![f64::INFINITY; count]; count];
    for (index, row) in far.iter_mut().enumerate() {
        row[index] = 0.0;
    }
    for &(one, other, length) in links {
        far[one][other] = far[one][other].min(length);
        far[other][one] = far[one][other];
    }
    for over in 0..count {
        let via = far[over].clone();
        for row in &mut far {
            let first = row[over];
            for (length, rest) in row.iter_mut().zip(&via) {
                *length = length.min(first + rest);
            }
        }
    }
    far
}

/// Places from the seed's random start that fit the distances.
pub(super) fn settle(far: &[Vec<f64>], seed: u64) -> Vec<Point> {
    let count = far.len();
    let span = 100.0 * real(count).sqrt();
    let mut random = Random(seed);
    let mut places: Vec<Point> = (0..count)
        .map(|_| Point::new(random.share() * span * 1.4, random.share() * span))
        .collect();
    for _ in 0..SWEEPS {
        for index in 0..count {
            places[index] = best_place(index, &far[index], &places);
        }
    }
    centered(&mut places);
    places
}

/// Where the others want a block: the weighed mean of their wishes.
fn best_place(index: usize, far: &[f64], places: &[Point]) -> Point {
    let mut sum = Point::default();
    let mut weights = 0.0;
    for (other, (&length, &place)) in far.iter().zip(places).enumerate() {
        if other == index || !length.is_finite() {
            continue;
        }
        let weight = 1.0 / (length * length);
        let wish = place.plus(places[index].minus(place).unit().times(length));
        sum = sum.plus(wish.times(weight));
        weights += weight;
    }
    if weights > 0.0 {
        sum.times(1.0 / weights)
    } else {
        places[index]
    }
}

fn centered(places: &mut [Point]) {
    let sum = places.iter().copied().fold(Point::default(), Point::plus);
    let middle = sum.times(1.0 / real(places.len().max(1)));
    for place in places.iter_mut() {
        *place = place.minus(middle);
    }
}

/// Turns the places so that they stretch from left to right, as pages do.
pub(super) fn lie_down(places: &mut [Point]) {
    let (mut across, mut down, mut both) = (0.0, 0.0, 0.0);
    for place in places.iter() {
        across += place.x * place.x;
        down += place.y * place.y;
        both += place.x * place.y;
    }
    let half = (across - down) / 2.0;
    let root = (half * half + both * both).sqrt();
    // The direction of the greatest spread, which is the larger eigenvector.
    let axis = if half >= 0.0 {
        Point::new(half + root, both).unit()
    } else {
        Point::new(both, root - half).unit()
    };
    for place in places.iter_mut() {
        let turned = axis.turned();
        *place = Point::new(
            place.x * axis.x + place.y * axis.y,
            place.x * turned.x + place.y * turned.y,
        );
    }
}

/// `SplitMix64`: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    /// A number from 0 up to 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        f64::from((mixed >> 32) as u32) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_settles_at_its_lengths() {
        let far = distances(3, &[(0, 1, 100.0), (1, 2, 50.0)]);
        let places = settle(&far, 7);
        let length = |one: usize, other: usize| places[one].minus(places[other]).length();
        assert!((length(0, 1) - 100.0).abs() < 1.0, "{}", length(0, 1));
        assert!((length(0, 2) - 150.0).abs() < 1.0, "{}", length(0, 2));
    }

    #[test]
    fn a_column_lies_down() {
        let mut places = [Point::new(0.0, -5.0), Point::new(0.0, 5.0)];
        lie_down(&mut places);
        assert!(places[0].y.abs() < 1e-9 && (places[0].x.abs() - 5.0).abs() < 1e-9);
    }
}
