//! Which place of one pane is level with which place of the other.
//!
//! Start with [`LevelMap`] (two panes) and [`Lockstep`] (two or three panes, what happens on scrolling). All numbers are
//! CSS pixels. The *reading line* is a height in the pane, the same in all panes, at which linked passages are level.
//! Nothing here measures or scrolls: heights and positions are given, positions to take are given back. The position of
//! a follower is always a function of the leader's position, never a step added to the last one: so nothing can drift.

/// A pane as it is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaneSize {
    /// Height of the whole content.
    pub content: f64,
    /// Height of what is seen of it.
    pub viewport: f64,
}

impl PaneSize {
    /// The farthest that the pane can be scrolled.
    #[must_use]
    pub fn max(&self) -> f64 {
        (self.content - self.viewport).max(0.0)
    }
}

/// Two heights, each from the top of its pane's content, that are to be level: those of a link of the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// Height in the first pane.
    pub first: f64,
    /// Height in the other pane.
    pub second: f64,
}

/// The places that are level, as scroll positions of two panes: linear between links, parallel beyond them.
///
/// Positions beyond what a pane can be scrolled are meant as they are: the pane then stays at its top or end.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelMap {
    /// Scroll positions, both rising strictly.
    points: Vec<Level>,
    /// Added to the other pane's position: what a reader has moved it by while it was unlocked.
    offset: f64,
}

impl LevelMap {
    /// Lays the map through the links of a chain, given in order; a link that does not rise on both sides is left
    /// out. `line` is the height of the reading line in both panes.
    ///
    /// Tops are level with tops and ends with ends, so that nothing jumps when a reader sets out from there; not where the
    /// first (or last) link cannot reach the reading line in one of the panes, for then the link decides. Without any
    /// link the panes move in parallel from their tops.
    #[must_use]
    pub fn new(first: PaneSize, second: PaneSize, line: f64, chain: &[Level]) -> Self {
        let mut points: Vec<Level> = Vec::with_capacity(chain.len() + 2);
        for level in chain {
            let point = Level { first: level.first - line, second: level.second - line };
            if points.last().is_none_or(|last| rises(*last, point)) {
                points.push(point);
            }
        }
        let top = Level { first: 0.0, second: 0.0 };
        let end = Level { first: first.max(), second: second.max() };
        if points.last().is_some_and(|point| rises(*point, end)) {
            points.push(end);
        }
        if points.first().is_none_or(|point| rises(top, *point)) {
            points.insert(0, top);
        }
        Self { points, offset: 0.0 }
    }

    /// The position of the other pane when the first is at `position`. Never falls when `position` rises.
    #[must_use]
    pub fn to_second(&self, position: f64) -> f64 {
        interpolate(&self.points, position, |point| point.first, |point| point.second) + self.offset
    }

    /// The position of the first pane when the other is at `position`. Never falls when `position` rises.
    #[must_use]
    pub fn to_first(&self, position: f64) -> f64 {
        interpolate(&self.points, position - self.offset, |point| point.second, |point| point.first)
    }

    /// Takes the present positions as level, and keeps that offset everywhere.
    pub fn adopt(&mut self, first: f64, second: f64) {
        self.offset = 0.0;
        self.offset = second - self.to_second(first);
    }

    /// The offset adopted, in pixels of the other pane.
    #[must_use]
    pub fn offset(&self) -> f64 {
        self.offset
    }
}

fn rises(from: Level, to: Level) -> bool {
    to.first > from.first && to.second > from.second
}

/// So near to a link, in px, a pane counts as being at it. Browsers round positions, some to whole pixels: where one pane creeps
/// and the other runs, a pixel beside the link in the one would be ten in the other.
const NEAR: f64 = 1.0;

fn interpolate(points: &[Level], x: f64, from: impl Fn(&Level) -> f64, to: impl Fn(&Level) -> f64) -> f64 {
    let after = points.partition_point(|point| from(point) <= x);
    match (after.checked_sub(1).map(|at| &points[at]), points.get(after)) {
        (Some(low), Some(high)) => {
            let (start, room) = (x - from(low), from(high) - from(low));
            let share = if room > 4.0 * NEAR { (start - NEAR) / (room - 2.0 * NEAR) } else { start / room };
            let share = share.clamp(0.0, 1.0);
            // Written so that the ends are met exactly, and never passed by rounding.
            (to(low) + share * (to(high) - to(low))).clamp(to(low), to(high))
        }
        (Some(low), None) => to(low) + (x - from(low)),
        (None, Some(high)) => to(high) - (from(high) - x),
        (None, None) => x,
    }
}

/// A pane's position that a view has to set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaneScroll {
    /// Index of the pane.
    pub pane: usize,
    /// Where it is to be scrolled to, within what it can be.
    pub position: f64,
}

/// Two or three panes that move together, led by the one in use.
///
/// The first pane is the hub: every other is level with it by a map of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Lockstep {
    panes: Vec<Pane>,
    locked: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Pane {
    extent: PaneSize,
    /// Where it is, or has been told to be.
    position: f64,
    /// Whether it has been told to be there and the browser may have rounded that.
    told: bool,
    /// The map from the first pane; that of the first pane itself is the identity.
    map: LevelMap,
}

/// Browsers round scroll positions. A report nearer than this to where a pane was told to be is the echo of that.
const ECHO: f64 = 1.0;

impl Lockstep {
    /// Panes at their tops, locked. `others` are the second and third pane, each with the map from the first.
    #[must_use]
    pub fn new(first: PaneSize, others: Vec<(PaneSize, LevelMap)>) -> Self {
        let identity = LevelMap { points: Vec::new(), offset: 0.0 };
        let panes = [(first, identity)]
            .into_iter()
            .chain(others)
            .map(|(extent, map)| Pane { extent, position: 0.0, told: true, map })
            .collect();
        Self { panes, locked: true }
    }

    /// Whether the panes move together.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// Where a pane is; `None` if there is no such pane.
    #[must_use]
    pub fn position(&self, pane: usize) -> Option<f64> {
        self.panes.get(pane).map(|pane| pane.position)
    }

    /// A pane reports its scroll position. If it has been moved by the reader and the panes are locked, it leads, and
    /// the moves of the others are returned.
    pub fn scrolled(&mut self, pane: usize, position: f64) -> Vec<PaneScroll> {
        let Some(leader) = self.panes.get_mut(pane) else { return Vec::new() };
        if self.locked && leader.told && (leader.position - position).abs() < ECHO {
            return Vec::new();
        }
        leader.told = false;
        leader.position = position.clamp(0.0, leader.extent.max());
        if self.locked { self.follow(pane) } else { Vec::new() }
    }

    /// Lets the panes move on their own.
    pub fn unlock(&mut self) {
        self.locked = false;
    }

    /// Lets the panes move together again, with the offset that they now have.
    pub fn lock(&mut self) {
        self.locked = true;
        let Some(first) = self.position(0) else { return };
        for pane in self.panes.iter_mut().skip(1) {
            pane.map.adopt(first, pane.position);
        }
    }

    /// Whether the reader has moved a pane by itself: the panes are free, or level with an offset.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        !self.locked || self.panes.iter().any(|pane| pane.map.offset() != 0.0)
    }

    /// Puts panes where they are to stand, each by itself; locked panes keep the offset that this gives them.
    pub fn set_apart(&mut self, places: impl IntoIterator<Item = (usize, f64)>) -> Vec<PaneScroll> {
        let mut moves = Vec::new();
        for (index, position) in places {
            let Some(pane) = self.panes.get_mut(index) else { continue };
            let position = position.clamp(0.0, pane.extent.max());
            if (pane.position - position).abs() >= ECHO {
                pane.position = position;
                pane.told = true;
                moves.push(PaneScroll { pane: index, position });
            }
        }
        if self.locked && !moves.is_empty() {
            self.lock();
        }
        moves
    }

    /// Takes new maps (another chain, or the same after a change of layout), without offset, and moves the other panes
    /// level with `leader`, which stands at `position`.
    pub fn relay(
        &mut self,
        first: PaneSize,
        others: Vec<(PaneSize, LevelMap)>,
        leader: usize,
        position: f64,
    ) -> Vec<PaneScroll> {
        *self = Self { locked: self.locked, ..Self::new(first, others) };
        let Some(pane) = self.panes.get_mut(leader) else { return Vec::new() };
        pane.position = position.clamp(0.0, pane.extent.max());
        pane.told = false;
        self.follow(leader)
    }

    /// Moves all panes but the leader to where they are level with it.
    fn follow(&mut self, leader: usize) -> Vec<PaneScroll> {
        let hub = self.panes[leader].map.to_first(self.panes[leader].position);
        let mut moves = Vec::new();
        for (index, pane) in self.panes.iter_mut().enumerate().filter(|(index, _)| *index != leader) {
            let position = pane.map.to_second(hub).clamp(0.0, pane.extent.max());
            if position != pane.position {
                pane.position = position;
                pane.told = true;
                moves.push(PaneScroll { pane: index, position });
            }
        }
        moves
    }
}

/// A place in a text that survives a change of layout: a part, and how far down in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingPosition {
    /// Index of the part among those measured.
    pub part: usize,
    /// 0 at its top, 1 at the top of the next.
    pub share: f64,
}

/// The place that stands at height `y`, given the tops of all parts (rising) and the height of the content.
#[must_use]
pub fn place_at(tops: &[f64], content: f64, y: f64) -> Option<ReadingPosition> {
    let part = tops.partition_point(|top| *top <= y).saturating_sub(1);
    let top = *tops.get(part)?;
    let bottom = tops.get(part + 1).copied().unwrap_or(content);
    let share = if bottom > top { ((y - top) / (bottom - top)).clamp(0.0, 1.0) } else { 0.0 };
    Some(ReadingPosition { part, share })
}

/// The height of a place: the inverse of [`place_at`] in another layout.
#[must_use]
pub fn height_of(tops: &[f64], content: f64, place: ReadingPosition) -> Option<f64> {
    let top = *tops.get(place.part)?;
    let bottom = tops.get(place.part + 1).copied().unwrap_or(content);
    Some(top + place.share * (bottom - top))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINE: f64 = 120.0;

    fn level(first: f64, second: f64) -> Level {
        Level { first, second }
    }

    fn mirrored(chain: &[Level]) -> Vec<Level> {
        chain.iter().map(|point| level(point.second, point.first)).collect()
    }

    prop_compose! {
        /// Two panes and a chain: from steps, so that it rises.
        fn any_panes()(steps in prop::collection::vec((1.0..900.0_f64, 1.0..900.0_f64), 0..30), rest in (0.0..3000.0_f64, 0.0..3000.0_f64))
            -> (PaneSize, PaneSize, Vec<Level>) {
            let mut chain: Vec<Level> = Vec::new();
            for (first, second) in steps {
                let last = chain.last().copied().unwrap_or(level(0.0, 0.0));
                chain.push(level(last.first + first, last.second + second));
            }
            let last = chain.last().copied().unwrap_or(level(0.0, 0.0));
            let extent = |height: f64| PaneSize { content: height + 500.0, viewport: 700.0 };
            (extent(last.first + rest.0), extent(last.second + rest.1), chain)
        }
    }

    proptest! {
        #[test]
        fn linked_passages_meet_at_the_reading_line_unless_a_pane_is_at_its_top_or_end((a, b, chain) in any_panes()) {
            let mut panes = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &chain))]);
            for link in &chain {
                let wanted = link.first - LINE;
                panes.scrolled(0, wanted);
                let (first, second) = (panes.position(0).unwrap(), panes.position(1).unwrap());
                let at_an_edge = first <= 0.0 || first >= a.max() || second <= 0.0 || second >= b.max();
                prop_assert!(at_an_edge || ((link.first - first) - (link.second - second)).abs() < 2.0);
            }
        }

        #[test]
        fn the_partner_never_moves_backwards((a, b, chain) in any_panes(), leader in 0..2_usize) {
            let mut panes = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &chain))]);
            let end = [a, b][leader].max();
            let mut last = f64::NEG_INFINITY;
            for tenth in 1..=1000 {
                panes.scrolled(leader, end * f64::from(tenth) / 1000.0);
                let partner = panes.position(1 - leader).unwrap();
                prop_assert!(tenth == 1 || partner >= last);
                last = partner;
            }
        }

        #[test]
        fn swapping_the_panes_mirrors_every_position_exactly((a, b, chain) in any_panes(), to in 0.0..1.0_f64) {
            let mut straight = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &chain))]);
            let mut swapped = Lockstep::new(b, vec![(a, LevelMap::new(b, a, LINE, &mirrored(&chain)))]);
            straight.scrolled(0, a.max() * to);
            swapped.scrolled(1, a.max() * to);
            prop_assert_eq!(straight.position(0), swapped.position(1));
            prop_assert_eq!(straight.position(1), swapped.position(0));
        }

        #[test]
        fn five_hundred_scrolls_in_both_panes_with_rounding_and_echoes_do_not_drift(
            (a, b, chain) in any_panes(),
            events in prop::collection::vec((0..2_usize, 0.0..1.0_f64), 500),
        ) {
            let map = LevelMap::new(a, b, LINE, &chain);
            let mut panes = Lockstep::new(a, vec![(b, map.clone())]);
            for (pane, to) in events {
                let end = [a, b][pane].max();
                let position = (end * to).round().min(end);
                let before = panes.clone();
                let moves = panes.scrolled(pane, position);
                for told in &moves {
                    // The browser rounds, and reports what it has done: nothing may answer that.
                    prop_assert_eq!(panes.scrolled(told.pane, told.position.round()), vec![]);
                }
                if panes != before {
                    let expected = if pane == 0 { map.to_second(position) } else { map.to_first(position) };
                    prop_assert_eq!(panes.position(1 - pane).unwrap(), expected.clamp(0.0, [a, b][1 - pane].max()));
                }
            }
        }

        #[test]
        fn unlocking_moving_and_locking_keeps_the_offset(
            (a, b, chain) in any_panes(), first in 0.0..1.0_f64, second in 0.0..1.0_f64
        ) {
            let mut panes = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &chain))]);
            panes.unlock();
            prop_assert_eq!(panes.scrolled(0, a.max() * first), vec![]);
            prop_assert_eq!(panes.scrolled(1, b.max() * second), vec![]);
            panes.lock();
            let kept = panes.position(1).unwrap();
            panes.scrolled(0, 0.0);
            panes.scrolled(0, a.max() * first);
            prop_assert!((panes.position(1).unwrap() - kept).abs() < 1e-6);
        }

        #[test]
        fn a_place_is_found_again_in_the_same_layout(
            heights in prop::collection::vec(1.0..500.0_f64, 1..40), share in 0.0..1.0_f64
        ) {
            let tops: Vec<f64> = heights.iter().scan(0.0, |y, height| { let top = *y; *y += height; Some(top) }).collect();
            let content: f64 = heights.iter().sum();
            let place = place_at(&tops, content, content * share).unwrap();
            prop_assert!((height_of(&tops, content, place).unwrap() - content * share).abs() < 1e-6);
        }
    }

    #[test]
    fn without_links_the_panes_move_in_parallel() {
        let (a, b) = (PaneSize { content: 5000.0, viewport: 700.0 }, PaneSize { content: 2000.0, viewport: 700.0 });
        let mut panes = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &[]))]);
        assert_eq!(panes.scrolled(0, 400.0), [PaneScroll { pane: 1, position: 400.0 }]);
        assert_eq!(panes.scrolled(0, 4000.0), [PaneScroll { pane: 1, position: 1300.0 }]);
    }

    #[test]
    fn a_pixel_beside_a_link_the_panes_are_level_all_the_same() {
        let (a, b) = (PaneSize { content: 9000.0, viewport: 700.0 }, PaneSize { content: 2000.0, viewport: 700.0 });
        let chain = [level(1120.0, 620.0), level(5120.0, 660.0)];
        let mut panes = Lockstep::new(a, vec![(b, LevelMap::new(a, b, LINE, &chain))]);
        for (position, other) in [(499.0, 1000.0), (501.0, 1000.0), (520.0, 3000.0), (539.0, 5000.0), (541.0, 5000.0)] {
            panes.scrolled(1, position);
            let is = panes.position(0).unwrap();
            assert!((is - other).abs() < 2.0, "{position}: {is} instead of {other}");
        }
    }

    #[test]
    fn the_third_pane_follows_whoever_leads() {
        let pane = PaneSize { content: 3000.0, viewport: 500.0 };
        let chain = [level(1000.0, 2000.0)];
        let map = LevelMap::new(pane, pane, LINE, &chain);
        let mut panes = Lockstep::new(pane, vec![(pane, map.clone()), (pane, map)]);
        let moves = panes.scrolled(1, 1880.0);
        assert_eq!(moves, [PaneScroll { pane: 0, position: 880.0 }, PaneScroll { pane: 2, position: 1880.0 }]);
    }

    #[test]
    fn panes_set_apart_keep_their_offset_while_they_are_locked() {
        let pane = PaneSize { content: 3000.0, viewport: 500.0 };
        let mut panes = Lockstep::new(pane, vec![(pane, LevelMap::new(pane, pane, LINE, &[]))]);
        assert!(!panes.is_apart());
        assert_eq!(panes.set_apart([(1, 300.0), (7, 1.0)]), [PaneScroll { pane: 1, position: 300.0 }]);
        assert!(panes.is_apart());
        assert_eq!(panes.scrolled(0, 100.0), [PaneScroll { pane: 1, position: 400.0 }]);
        panes.unlock();
        assert_eq!(panes.set_apart([(1, 9000.0)]), [PaneScroll { pane: 1, position: 2500.0 }]);
        assert_eq!(panes.scrolled(0, 200.0), []);
    }

    #[test]
    fn a_new_chain_forgets_the_offset_and_moves_the_others_level_with_the_leader() {
        let pane = PaneSize { content: 3000.0, viewport: 500.0 };
        let mut panes = Lockstep::new(pane, vec![(pane, LevelMap::new(pane, pane, LINE, &[]))]);
        panes.unlock();
        panes.scrolled(1, 700.0);
        panes.lock();
        let map = LevelMap::new(pane, pane, LINE, &[level(1120.0, 620.0)]);
        assert_eq!(panes.relay(pane, vec![(pane, map)], 0, 1000.0), [PaneScroll { pane: 1, position: 500.0 }]);
    }
}
