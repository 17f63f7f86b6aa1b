//! Kinds of processors, and the few instructions that the network needs of them.

use super::matrix::{PANEL, Pairs, Product};

/// What the processor can do. All levels give the same numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Level {
    /// What every processor can.
    Plain,
    /// 256-bit registers (AVX2).
    #[cfg(target_arch = "x86_64")]
    Wide(pulp::x86::V3),
    /// 512-bit registers (AVX-512).
    #[cfg(target_arch = "x86_64")]
    Widest(pulp::x86::V4),
}

impl Level {
    /// All levels of this machine, the best one last.
    pub(crate) fn all() -> Vec<Self> {
        #[cfg_attr(
            not(target_arch = "x86_64"),
            expect(unused_mut, reason = "other processors have one level")
        )]
        let mut levels = vec![Self::Plain];
        #[cfg(target_arch = "x86_64")]
        {
            levels.extend(pulp::x86::V3::try_new().map(Self::Wide));
            levels.extend(pulp::x86::V4::try_new().map(Self::Widest));
        }
        levels
    }

    /// The best level of this machine.
    pub(crate) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::Plain)
    }

    /// Computes a product of a matrix.
    pub(super) fn run(self, product: Product<'_>) {
        match self {
            Self::Plain => product.run(Plain),
            #[cfg(target_arch = "x86_64")]
            Self::Wide(simd) => simd.vectorize(wide::Run(simd, product)),
            #[cfg(target_arch = "x86_64")]
            Self::Widest(simd) => simd.vectorize(widest::Run(simd, product)),
        }
    }

    /// Runs `work` compiled for this level; it must be inlined into its caller to gain by that.
    #[inline(always)]
    pub(super) fn with(self, work: impl FnOnce()) {
        match self {
            Self::Plain => work(),
            #[cfg(target_arch = "x86_64")]
            Self::Wide(simd) => simd.vectorize(work),
            #[cfg(target_arch = "x86_64")]
            Self::Widest(simd) => simd.vectorize(work),
        }
    }
}

/// Sums of sixteen rows, and how products are added to them.
pub(super) trait Lanes: Copy {
    /// Sixteen sums.
    type Sums: Copy;
    /// The weights of sixteen rows at a pair of columns.
    type Weights: Copy;

    fn zero(self) -> Self::Sums;
    fn load(self, weights: &Pairs) -> Self::Weights;
    /// Adds, for each row, the products of its two weights with the two numbers in `pair`.
    fn add_products(self, sums: Self::Sums, weights: Self::Weights, pair: i32) -> Self::Sums;
    fn store(self, sums: Self::Sums) -> [i32; PANEL];
}

#[derive(Clone, Copy)]
struct Plain;

impl Lanes for Plain {
    type Sums = [i32; PANEL];
    type Weights = Pairs;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        [0; PANEL]
    }

    #[inline(always)]
    fn load(self, weights: &Pairs) -> Self::Weights {
        *weights
    }

    #[inline(always)]
    fn add_products(self, mut sums: Self::Sums, weights: Self::Weights, pair: i32) -> Self::Sums {
        let (low, high) = (i32::from(pair as i16), pair >> 16);
        for lane in 0..PANEL {
            let products =
                i32::from(weights[2 * lane]) * low + i32::from(weights[2 * lane + 1]) * high;
            sums[lane] = sums[lane].wrapping_add(products);
        }
        sums
    }

    #[inline(always)]
    fn store(self, sums: Self::Sums) -> [i32; PANEL] {
        sums
    }
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use pulp::x86::V3;
    use pulp::{NullaryFnOnce, cast, i16x16, i32x8};

    use super::{Lanes, PANEL, Pairs, Product};

    pub(super) struct Run<'a>(pub(super) V3, pub(super) Product<'a>);

    impl NullaryFnOnce for Run<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.1.run(self.0);
        }
    }

    impl Lanes for V3 {
        type Sums = [i32x8; 2];
        type Weights = [i16x16; 2];

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            [self.splat_i32x8(0); 2]
        }

        #[inline(always)]
        fn load(self, weights: &Pairs) -> Self::Weights {
            cast(*weights)
        }

        #[inline(always)]
        fn add_products(self, sums: Self::Sums, weights: Self::Weights, pair: i32) -> Self::Sums {
            let pair: i16x16 = cast(self.splat_i32x8(pair));
            let add = |sum, weights| {
                self.wrapping_add_i32x8(
                    sum,
                    self.multiply_wrapping_add_adjacent_i16x16(weights, pair),
                )
            };
            [add(sums[0], weights[0]), add(sums[1], weights[1])]
        }

        #[inline(always)]
        fn store(self, sums: Self::Sums) -> [i32; PANEL] {
            cast(sums)
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod widest {
    use pulp::x86::V4;
    use pulp::{NullaryFnOnce, cast, i16x32, i32x16};

    use super::{Lanes, PANEL, Pairs, Product};

    pub(super) struct Run<'a>(pub(super) V4, pub(super) Product<'a>);

    impl NullaryFnOnce for Run<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.1.run(self.0);
        }
    }

    impl Lanes for V4 {
        type Sums = i32x16;
        type Weights = i16x32;

        #[inline(always)]
        fn zero(self) -> Self::Sums {
            self.splat_i32x16(0)
        }

        #[inline(always)]
        fn load(self, weights: &Pairs) -> Self::Weights {
            cast(*weights)
        }

        #[inline(always)]
        fn add_products(self, sums: Self::Sums, weights: Self::Weights, pair: i32) -> Self::Sums {
            let pair: i16x32 = cast(self.splat_i32x16(pair));
            self.wrapping_add_i32x16(
                sums,
                self.multiply_wrapping_add_adjacent_i16x32(weights, pair),
            )
        }

        #[inline(always)]
        fn store(self, sums: Self::Sums) -> [i32; PANEL] {
            cast(sums)
        }
    }
}
