//! Points, rectangles and curves. Only arithmetic that every machine rounds alike.

/// A place in the picture, or the way from one place to another.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::export) struct Point {
    pub(in crate::export) x: f64,
    pub(in crate::export) y: f64,
}

impl Point {
    pub(in crate::export) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub(in crate::export) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(in crate::export) fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub(in crate::export) fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    pub(in crate::export) fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The same way, one pixel long; to the right where there is no way at all.
    pub(in crate::export) fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-9 {
            self.times(1.0 / length)
        } else {
            Self::new(1.0, 0.0)
        }
    }

    /// The way turned by a quarter.
    pub(in crate::export) fn turned(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::export) struct Rect {
    pub(in crate::export) left: f64,
    pub(in crate::export) top: f64,
    pub(in crate::export) width: f64,
    pub(in crate::export) height: f64,
}

impl Rect {
    pub(in crate::export) fn around(center: Point, width: f64, height: f64) -> Self {
        Self {
            left: center.x - width / 2.0,
            top: center.y - height / 2.0,
            width,
            height,
        }
    }

    pub(in crate::export) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(in crate::export) fn bottom(self) -> f64 {
        self.top + self.height
    }

    pub(in crate::export) fn center(self) -> Point {
        Point::new(self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// Whether both would share ground if each were wider by half the margin on every side.
    pub(in crate::export) fn meets(self, other: Self, margin: f64) -> bool {
        self.left < other.right() + margin
            && other.left < self.right() + margin
            && self.top < other.bottom() + margin
            && other.top < self.bottom() + margin
    }

    pub(in crate::export) fn has(self, point: Point) -> bool {
        self.left < point.x
            && point.x < self.right()
            && self.top < point.y
            && point.y < self.bottom()
    }

    pub(in crate::export) fn grown(self, margin: f64) -> Self {
        Self {
            left: self.left - margin,
            top: self.top - margin,
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
        }
    }

    /// The smallest rectangle that holds both.
    pub(in crate::export) fn with(self, other: Self) -> Self {
        let (left, top) = (self.left.min(other.left), self.top.min(other.top));
        Self {
            left,
            top,
            width: self.right().max(other.right()) - left,
            height: self.bottom().max(other.bottom()) - top,
        }
    }

    /// The rectangle around all; an empty one around nothing.
    pub(in crate::export) fn hull(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().reduce(Self::with).unwrap_or_default()
    }
}

/// A quadratic curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::export) struct Curve {
    pub(in crate::export) from: Point,
    pub(in crate::export) over: Point,
    pub(in crate::export) to: Point,
}

impl Curve {
    /// From a point to a point, its middle `bend` pixels aside.
    pub(in crate::export) fn bent(from: Point, to: Point, bend: f64) -> Self {
        let aside = to.minus(from).unit().turned().times(2.0 * bend);
        let over = from.plus(to).times(0.5).plus(aside);
        Self { from, over, to }
    }

    /// The point at a share of the way.
    pub(in crate::export) fn at(self, share: f64) -> Point {
        let rest = 1.0 - share;
        let start = self.from.times(rest * rest);
        let middle = self.over.times(2.0 * share * rest);
        start.plus(middle).plus(self.to.times(share * share))
    }

    /// The part of the curve between two shares of the way.
    pub(in crate::export) fn part(self, first: f64, last: f64) -> Self {
        let (from, to) = (self.at(first), self.at(last));
        // The control point of a part is the blossom of the curve at both ends.
        let start = self.from.times((1.0 - first) * (1.0 - last));
        let middle = self.over.times(first * (1.0 - last) + last * (1.0 - first));
        let over = start.plus(middle).plus(self.to.times(first * last));
        Self { from, over, to }
    }

    /// The same curve the other way round.
    pub(in crate::export) fn reversed(self) -> Self {
        Self {
            from: self.to,
            over: self.over,
            to: self.from,
        }
    }

    /// The share of the way at which the last stretch of this length begins.
    pub(in crate::export) fn before_end(self, length: f64) -> f64 {
        // The speed at the end is twice the way from the control point.
        let speed = 2.0 * self.to.minus(self.over).length();
        1.0 - (length / speed.max(1.0)).min(0.5)
    }

    /// Evenly spread points of the curve, both ends too.
    pub(in crate::export) fn points(self, count: u32) -> impl Iterator<Item = Point> {
        (0..=count).map(move |step| self.at(f64::from(step) / f64::from(count)))
    }

    /// Points of the curve about so far from each other.
    pub(in crate::export) fn dots(self, apart: f64) -> impl Iterator<Item = Point> {
        let length = self.over.minus(self.from).length() + self.to.minus(self.over).length();
        let count = (4..400).find(|&count| f64::from(count) * apart >= length);
        self.points(count.unwrap_or(400))
    }

    /// The curve without what lies in the rectangles around its ends.
    pub(in crate::export) fn between(self, start: Rect, end: Rect) -> Self {
        let leaves = edge_of(|share| start.has(self.at(share)));
        let enters = edge_of(|share| end.has(self.at(1.0 - share)));
        let last = (1.0 - enters).max(leaves);
        self.part(leaves, last)
    }
}

/// The share of the way, up to the middle, at which `inside` ends.
fn edge_of(inside: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 0.5);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        if inside(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_follows_the_whole() {
        let curve = Curve::bent(Point::new(0.0, 0.0), Point::new(100.0, 20.0), 30.0);
        let part = curve.part(0.25, 0.75);
        let apart = part.at(0.5).minus(curve.at(0.5)).length();
        assert!(apart < 1e-9, "{apart}");
    }

    #[test]
    fn a_curve_starts_at_the_border() {
        let curve = Curve::bent(Point::default(), Point::new(100.0, 0.0), 0.0);
        let start = Rect::around(Point::default(), 20.0, 20.0);
        let end = Rect::around(Point::new(100.0, 0.0), 40.0, 20.0);
        let part = curve.between(start, end);
        assert!((part.from.x - 10.0).abs() < 0.01);
        assert!((part.to.x - 80.0).abs() < 0.01);
    }

    #[test]
    fn rectangles_meet_within_the_margin() {
        let one = Rect::around(Point::default(), 10.0, 10.0);
        let other = Rect::around(Point::new(13.0, 0.0), 10.0, 10.0);
        assert!(!one.meets(other, 0.0));
        assert!(one.meets(other, 4.0));
    }
}
