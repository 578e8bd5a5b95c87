//! The timeline's scale: where a day stands on the line, and which day stands at a place.
//!
//! Start with [`Scale::new`]. The line is not to scale: every day on which something happened has room for each thing,
//! and the time between takes the square root of its length, up to a limit. So a week in which everything happens can be
//! read, and a year in which nothing does is short. Whole numbers only, so that the drawing is the same on every machine.

use corpus::sort;

/// Room for one thing.
const THING: usize = 14;
/// The longest that the time between two days can be drawn.
const LONGEST: usize = 45;
/// Days between two things from which on the line is drawn broken.
const BROKEN_FROM: i32 = 60;
/// The length of a scale, and so the unit of its places.
pub const LENGTH: usize = 10_000;
/// What is left free at either end, in the same unit.
const MARGIN: usize = 150;

/// A day on which something happened, with its stretch of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DayTick {
    day: i32,
    start: usize,
    end: usize,
}

/// A line of time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Scale {
    stops: Vec<DayTick>,
}

impl Scale {
    /// Lays the line out for things on these days (numbers of days as in `PartialDate::day_number`, in any order, as often as things
    /// happened on them).
    #[must_use]
    pub fn new(days: &[i32]) -> Self {
        let mut days = days.to_vec();
        sort::natural(&mut days);
        let mut stops: Vec<DayTick> = Vec::new();
        for day in days {
            match stops.last_mut() {
                Some(last) if last.day == day => last.end += THING,
                last => {
                    let start = last.map_or(0, |last| last.end + gap(day - last.day));
                    stops.push(DayTick { day, start, end: start + THING });
                }
            }
        }
        let whole = stops.last().map_or(1, |last| last.end);
        let fit = |at: usize| MARGIN + at * (LENGTH - 2 * MARGIN) / whole;
        for stop in &mut stops {
            (stop.start, stop.end) = (fit(stop.start), fit(stop.end));
        }
        Self { stops }
    }

    /// The place of the *n*th thing of a day, counted from 0, `of` all things of that day.
    #[must_use]
    pub fn thing(&self, day: i32, nth: usize, of: usize) -> usize {
        self.stops.iter().find(|stop| stop.day == day).map_or_else(
            || self.place(day),
            |stop| stop.start + (stop.end - stop.start) * (2 * nth + 1) / (2 * of.max(1)),
        )
    }

    /// Where a day begins. Days before the first and after the last thing stand at the ends.
    #[must_use]
    pub fn place(&self, day: i32) -> usize {
        let after = self.stops.partition_point(|stop| stop.day < day);
        match (after.checked_sub(1).and_then(|before| self.stops.get(before)), self.stops.get(after)) {
            (_, Some(next)) if next.day == day => next.start,
            (Some(last), Some(next)) => {
                let (gone, all) = (day - last.day - 1, next.day - last.day - 1);
                last.end + (next.start - last.end) * count(gone) / count(all).max(1)
            }
            (None, Some(_)) => 0,
            (Some(_), None) => LENGTH,
            (None, None) => 0,
        }
    }

    /// The day at a place.
    #[must_use]
    pub fn day_at(&self, place: usize) -> i32 {
        let after = self.stops.partition_point(|stop| stop.start <= place);
        match (after.checked_sub(1).and_then(|before| self.stops.get(before)), self.stops.get(after)) {
            (Some(last), _) if place < last.end => last.day,
            (Some(last), Some(next)) => {
                let days = count(next.day - last.day - 1);
                let gone = (place - last.end) * days / (next.start - last.end).max(1);
                last.day + 1 + i32::try_from(gone.min(days.saturating_sub(1))).unwrap_or_default()
            }
            (Some(last), None) => last.day,
            (None, Some(first)) => first.day,
            (None, None) => 0,
        }
    }

    /// The first and the last day on which something happened.
    #[must_use]
    pub fn ends(&self) -> Option<(i32, i32)> {
        Some((self.stops.first()?.day, self.stops.last()?.day))
    }

    /// The middles of the stretches where the line is broken, because much time passes in them.
    #[must_use]
    pub fn breaks(&self) -> Vec<usize> {
        let pairs = self.stops.iter().zip(self.stops.iter().skip(1));
        let long = pairs.filter(|(one, next)| next.day - one.day > BROKEN_FROM);
        long.map(|(one, next)| one.end.midpoint(next.start)).collect()
    }
}

/// How long the time from one day to another is drawn.
fn gap(days: i32) -> usize {
    (count(days) * 100).isqrt().min(LONGEST)
}

fn count(days: i32) -> usize {
    usize::try_from(days).unwrap_or_default()
}

/// A label to be written at a place of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its place.
    pub place: usize,
    /// Its width, in the same unit.
    pub width: usize,
}

/// Where a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// On which line, 0 the highest.
    pub line: usize,
    /// Whether it ends at its place instead of beginning there.
    pub is_left: bool,
}

/// A label that has its position.
struct Written {
    place: usize,
    start: usize,
    end: usize,
    line: usize,
}

impl Written {
    fn new(label: Label, position: Position) -> Option<Self> {
        let (start, end) = if position.is_left {
            (label.place.checked_sub(label.width)?, label.place)
        } else {
            (label.place, label.place + label.width)
        };
        (end <= LENGTH).then_some(Self { place: label.place, start, end, line: position.line })
    }

    /// Whether the texts meet, or the line that leads from one down to its place crosses the other.
    fn meets(&self, other: &Self) -> bool {
        let overlap = self.line == other.line && self.start < other.end && other.start < self.end;
        let crosses = |one: &Self, text: &Self| text.line > one.line && text.start < one.place && one.place < text.end;
        overlap || crosses(self, other) || crosses(other, self)
    }
}

/// Writes labels on several lines above the line of time, each to the right or to the left of its place, so that no text
/// meets another and no line that leads down from a text crosses one. `None` for a label without room; those that come
/// first in `labels` get the highest free line first.
#[must_use]
pub fn arrange(labels: &[Label], lines: usize) -> Vec<Option<Position>> {
    let mut written: Vec<Written> = Vec::new();
    let positions = || (0..lines).flat_map(|line| [false, true].map(|is_left| Position { line, is_left }));
    let place = |label: &Label| {
        let (position, new) = positions()
            .filter_map(|position| Some((position, Written::new(*label, position)?)))
            .find(|(_, new)| written.iter().all(|other| !new.meets(other)))?;
        written.push(new);
        Some(position)
    };
    labels.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_crowded_week_has_more_room_than_an_empty_month() {
        let scale = Scale::new(&[0, 1, 2, 2, 3, 4, 5, 40]);
        assert!(scale.place(5) - scale.place(0) > scale.place(40) - scale.place(6));
    }

    #[test]
    fn things_of_one_day_stand_beside_each_other() {
        let scale = Scale::new(&[7, 7, 9]);
        assert!(scale.thing(7, 0, 2) < scale.thing(7, 1, 2));
        assert!(scale.thing(7, 1, 2) < scale.thing(9, 0, 1));
    }

    #[test]
    fn long_silence_breaks_the_line() {
        let scale = Scale::new(&[0, 400, 402]);
        assert_eq!(scale.breaks().len(), 1);
        assert!(Scale::new(&[]).breaks().is_empty() && Scale::new(&[]).ends().is_none());
    }

    #[test]
    fn a_label_without_room_is_left_out_and_the_first_gets_room_first() {
        let label = |place: usize| Label { place, width: 500 };
        let arranged = arrange(&[label(600), label(610), label(620), label(5000)], 1);
        let at = |is_left: bool| Some(Position { line: 0, is_left });
        assert_eq!(arranged, [at(false), None, None, at(false)]);
        assert_eq!(arrange(&[label(9900)], 1), [at(true)]);
    }

    proptest! {
        #[test]
        fn time_never_runs_backwards_and_a_place_gives_its_day(
            days in proptest::collection::vec(0..2000i32, 1..30),
            one in 0..2000i32,
            other in 0..2000i32,
        ) {
            let scale = Scale::new(&days);
            prop_assert!(one > other || scale.place(one) <= scale.place(other));
            let day = days[0];
            prop_assert_eq!(scale.day_at(scale.place(day)), day);
        }

        #[test]
        fn labels_on_one_line_never_meet(
            labels in proptest::collection::vec((0..LENGTH, 1..2000usize), 1..20),
        ) {
            let labels: Vec<Label> = labels.into_iter().map(|(place, width)| Label { place, width }).collect();
            let arranged = arrange(&labels, 4);
            let mut spans: Vec<(usize, usize, usize)> = labels.iter().zip(&arranged).filter_map(|(label, position)| {
                let position = (*position)?;
                let start = if position.is_left { label.place - label.width } else { label.place };
                Some((position.line, start, start + label.width))
            }).collect();
            spans.sort_unstable();
            prop_assert!(spans.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1));
        }
    }
}
