//! Pushes overlapping blocks apart.

use super::Point;

/// The least room between blocks.
const MARGIN: f64 = 30.0;

/// Moves blocks until none overlaps another; where pushing alone does not do it, all move outward.
pub(super) fn push_apart(centers: &mut [Point], sizes: &[Point]) {
    for _ in 0..80 {
        for _ in 0..120 {
            if !push_once(centers, sizes) {
                return;
            }
        }
        for center in centers.iter_mut() {
            *center = center.times(1.1);
        }
    }
}

/// Pushes each overlapping pair along the shorter way; tells whether there was one.
fn push_once(centers: &mut [Point], sizes: &[Point]) -> bool {
    let mut pushed = false;
    for one in 0..centers.len() {
        for other in one + 1..centers.len() {
            let way = centers[other].minus(centers[one]);
            let room = sizes[one].plus(sizes[other]).times(0.5);
            let over = Point::new(room.x + MARGIN - way.x.abs(), room.y + MARGIN - way.y.abs());
            // A hair of overlap is rounding, not overlap.
            if over.x < 0.01 || over.y < 0.01 {
                continue;
            }
            pushed = true;
            let push = if over.x < over.y {
                Point::new(toward(way.x) * over.x / 2.0, 0.0)
            } else {
                Point::new(0.0, toward(way.y) * over.y / 2.0)
            };
            centers[one] = centers[one].minus(push);
            centers[other] = centers[other].plus(push);
        }
    }
    pushed
}

fn toward(way: f64) -> f64 {
    if way < 0.0 { -1.0 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::super::{Rect, real};
    use super::*;

    #[test]
    fn blocks_on_one_spot_come_apart() {
        let mut centers = vec![Point::default(); 40];
        let sizes: Vec<Point> = (0..40)
            .map(|index| Point::new(50.0 + real(index) * 4.0, 30.0))
            .collect();
        push_apart(&mut centers, &sizes);
        let rects: Vec<Rect> = centers
            .iter()
            .zip(&sizes)
            .map(|(&at, size)| Rect::around(at, size.x, size.y))
            .collect();
        for (index, one) in rects.iter().enumerate() {
            for other in &rects[index + 1..] {
                assert!(!one.meets(*other, MARGIN - 0.1));
            }
        }
    }
}
