//! Geometry of the overview strips and of the ribbons in the gutter. Numbers in, SVG path data out; nothing is drawn or
//! measured here.
//!
//! Start with [`strip`] and [`ribbon`].

use text::decimal::decimals;

/// A stretch of height: a box of a strip, or a passage on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Its top.
    pub y: f64,
    /// Its height, never negative.
    pub height: f64,
}

impl Band {
    /// Its lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }

    /// Whether the two have more than an edge in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.y < other.bottom() && other.y < self.bottom()
    }
}

/// The boxes of an overview strip, one for each part, height by length (words or characters), `gap` apart, none lower than
/// `least`, filling `height` exactly; where the least heights and gaps do not fit, both shrink alike.
#[must_use]
pub fn strip(lengths: &[u32], height: f64, gap: f64, least: f64) -> Vec<Band> {
    let count = lengths.len() as f64;
    if lengths.is_empty() {
        return Vec::new();
    }
    let fixed = count * least + (count - 1.0) * gap;
    let shrink = if fixed > height && fixed > 0.0 { height / fixed } else { 1.0 };
    let (gap, least) = (gap * shrink, least * shrink);
    let spare = (height - fixed * shrink).max(0.0);
    let total: f64 = lengths.iter().map(|length| f64::from(*length)).sum();
    let mut y = 0.0;
    lengths
        .iter()
        .map(|length| {
            let share = if total > 0.0 { f64::from(*length) / total } else { 1.0 / count };
            let band = Band { y, height: least + spare * share };
            y = band.bottom() + gap;
            band
        })
        .collect()
}

/// The frame on a strip for what is on the screen: the boxes of `strip` from the part and share that stand at the upper
/// edge to those at the lower edge (as `scroll::place_at` gives them).
#[must_use]
pub fn frame(
    strip: &[Band],
    upper: super::scroll::ReadingPosition,
    lower: super::scroll::ReadingPosition,
) -> Option<Band> {
    let height_of = |place: super::scroll::ReadingPosition| {
        let band = strip.get(place.part)?;
        Some(band.y + place.share.clamp(0.0, 1.0) * band.height)
    };
    let (y, bottom) = (height_of(upper)?, height_of(lower)?);
    Some(Band { y, height: (bottom - y).max(0.0) })
}

/// SVG path data of a ribbon from a passage at the left edge of a gutter to one at its right edge.
#[must_use]
pub fn ribbon(width: f64, left: Band, right: Band) -> String {
    let half = width / 2.0;
    format!(
        "M0 {}C{} {} {} {} {} {}V{}C{} {} {} {} 0 {}Z",
        number(left.y),
        number(half),
        number(left.y),
        number(half),
        number(right.y),
        number(width),
        number(right.y),
        number(right.bottom()),
        number(half),
        number(right.bottom()),
        number(half),
        number(left.bottom()),
        number(left.bottom()),
    )
}

/// Whether a ribbon can be seen: some of it lies between the upper and lower edge of the screen. One that only passes
/// from above to below does, too.
#[must_use]
pub fn is_seen(left: Band, right: Band, screen: Band) -> bool {
    let top = left.y.min(right.y);
    let hull = Band { y: top, height: left.bottom().max(right.bottom()) - top };
    hull.overlaps(&screen)
}

/// A number as SVG writes it: one decimal at most, no trailing zero, no negative zero.
#[must_use]
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round();
    if tenths % 10.0 == 0.0 { format!("{}", (tenths / 10.0) as i64) } else { decimals(tenths / 10.0, 1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn boxes_fill_the_strip_in_order(lengths in prop::collection::vec(0..500_u32, 1..90), height in 50.0..900.0_f64) {
            let bands = strip(&lengths, height, 1.0, 2.0);
            prop_assert_eq!(bands.len(), lengths.len());
            prop_assert!((bands[bands.len() - 1].bottom() - height).abs() < 1e-6);
            prop_assert!(bands.windows(2).all(|pair| pair[1].y >= pair[0].bottom()));
        }
    }

    #[test]
    fn a_longer_part_has_a_higher_box() {
        let bands = strip(&[10, 30, 20], 124.0, 2.0, 0.0);
        assert_eq!(bands.iter().map(|band| band.height).collect::<Vec<_>>(), [20.0, 60.0, 40.0]);
        assert_eq!(bands[2].y, 84.0);
    }

    #[test]
    fn ribbons_are_closed_paths_without_long_decimals() {
        let path = ribbon(40.0, Band { y: 10.0, height: 20.04 }, Band { y: 100.25, height: 5.0 });
        assert_eq!(path, "M0 10C20 10 20 100.3 40 100.3V105.3C20 105.3 20 30 0 30Z");
    }

    #[test]
    fn a_ribbon_is_seen_when_it_crosses_the_screen_even_if_both_ends_are_outside() {
        let screen = Band { y: 0.0, height: 100.0 };
        let at = |y: f64| Band { y, height: 10.0 };
        assert!(is_seen(at(-50.0), at(400.0), screen));
        assert!(!is_seen(at(-50.0), at(-400.0), screen));
        assert!(!is_seen(at(100.0), at(400.0), screen));
    }

    #[test]
    fn negative_zero_is_zero() {
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(-12.34), "-12.3");
    }
}
