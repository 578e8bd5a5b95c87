//! Bringing the panes level: the maps laid through the chain, and where each pane has to stand when the layout, the links or
//! the address changes.
//!
//! Start with [`PanesState::relevel`]. What is level with what is decided in `compare::scroll`. Here positions are given and
//! moves given back; nothing is measured or scrolled.

use corpus::sort;
use std::rc::Rc;

use super::{Comparison, pane};
use crate::platform::history::ScrollOffsets;
use compare::{
    Link, Side,
    scroll::{Level, LevelMap, Lockstep, PaneScroll, PaneSize, height_of, place_at},
};

/// The height of the reading line below the top of a pane, in px: where the ends of a link are level.
pub const READING_LINE: f64 = 96.0;

/// Where everything in the panes stands, in px.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Height of what is seen of a pane.
    pub viewport: f64,
    /// The panes, in order.
    pub panes: Vec<PaneLayout>,
}

/// Where everything in one pane stands, from the top of its content.
#[derive(Clone, Debug, PartialEq)]
pub struct PaneLayout {
    /// Which pane.
    pub side: Side,
    /// Height of the content.
    pub content: f64,
    /// Tops of all parts, rising.
    pub tops: Vec<f64>,
    /// Id, top and height of each part.
    pub parts: Vec<PartBand>,
}

/// Where a part stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PartBand {
    /// The part's id.
    pub id: String,
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
}

impl PaneLayout {
    /// Where a part stands.
    #[must_use]
    pub fn part(&self, part_id: &str) -> Option<&PartBand> {
        self.parts.iter().find(|part| part.id == part_id)
    }
}

impl Layout {
    fn extent(&self, pane: usize) -> PaneSize {
        PaneSize { content: self.panes.get(pane).map_or(0.0, |pane| pane.content), viewport: self.viewport }
    }

    fn place(&self, side: Side, part_id: &str) -> Option<(usize, f64)> {
        let pane = self.panes.iter().position(|pane| pane.side == side)?;
        Some((pane, self.panes.get(pane)?.part(part_id)?.y))
    }

    /// Where two parts stand, if they stand in the first pane and in `pane`.
    fn level(&self, pane: usize, ids: impl Fn(Side) -> Option<String>) -> Option<Level> {
        let top = |at: usize| {
            let pane = self.panes.get(at)?;
            Some(pane.part(&ids(pane.side)?)?.y)
        };
        Some(Level { first: top(0)?, second: top(pane)? })
    }

    /// The map from the first pane to another: level at each link of the chain, and at the passages of the address.
    fn map_to(&self, comparison: &Comparison, at: &[(Side, String)], pane: usize) -> LevelMap {
        let side = self.panes.get(pane).map_or(Side::B, |pane| pane.side);
        let of_link = |link: &Link| self.level(pane, |side| pane::end(link, side).map(str::to_owned));
        let of_address = self.level(pane, |side| at.iter().find(|(own, _)| *own == side).map(|(_, id)| id.clone()));
        let chain = comparison.chain(Side::A, side);
        let links = chain.into_iter().filter_map(|at| comparison.links.get(at)).filter_map(of_link);
        let mut levels: Vec<Level> = links.chain(of_address).collect();
        sort::by(&mut levels, |one, other| one.first.total_cmp(&other.first));
        LevelMap::new(self.extent(0), self.extent(pane), READING_LINE, &levels)
    }
}

/// What is held between one scroll and the next.
#[derive(Default)]
pub struct PanesState {
    /// The panes as they move together; `None` until they are measured.
    pub lockstep: Option<Lockstep>,
    /// The pane that moved last.
    pub leader: usize,
    layout: Option<Rc<Layout>>,
    /// The passages that were last brought level, so that a change of layout does not bring them back.
    at: Option<Vec<(Side, String)>>,
    /// The places to which the panes were last returned.
    returned: Option<ScrollOffsets>,
}

impl PanesState {
    /// Lays the maps anew and brings the panes level: at the passages of the address when these are new, else at the place
    /// where the reader is. `now` are the present positions of the panes. A pane that the reader has moved by itself keeps
    /// its own place; those of `own` ([`PanesState::own_places`]) take theirs.
    pub fn relevel(
        &mut self,
        layout: &Rc<Layout>,
        comparison: &Comparison,
        at: &[(Side, String)],
        now: &[f64],
        own: Option<&[Option<f64>]>,
    ) -> Vec<PaneScroll> {
        let others: Vec<(PaneSize, LevelMap)> =
            (1..layout.panes.len()).map(|pane| (layout.extent(pane), layout.map_to(comparison, at, pane))).collect();
        let places: Vec<(usize, f64)> = at.iter().filter_map(|(side, part_id)| layout.place(*side, part_id)).collect();
        let is_new = own.is_none() && self.at.as_deref() != Some(at) && !places.is_empty();
        let own = own.unwrap_or_default().iter().enumerate().filter_map(|(pane, y)| Some((pane, (*y)?)));
        let own: Vec<(usize, f64)> = own.filter(|(pane, _)| *pane < layout.panes.len()).collect();
        let kept = (0..layout.panes.len()).map(|pane| self.kept_position(layout, pane, now));
        let kept: Vec<f64> = kept.collect();
        let (leader, position) = match places.first() {
            Some(&(pane, top)) if is_new => (pane, top - READING_LINE),
            _ if !own.is_empty() => {
                own.iter().copied().fold((0, 0.0), |most, one| if one.1 > most.1 { one } else { most })
            }
            _ => (self.leader, kept.get(self.leader).copied().unwrap_or_default()),
        };
        let old = self.lockstep.take();
        let is_apart = old.as_ref().is_some_and(Lockstep::is_apart);
        let mut lockstep = old.unwrap_or_else(|| Lockstep::new(layout.extent(0), others.clone()));
        let mut moves = lockstep.relay(layout.extent(0), others, leader, position);
        moves.push(PaneScroll { pane: leader, position: lockstep.position(leader).unwrap_or_default() });
        if is_new {
            // The maps go out from the first pane: two passages of the others are level because the address says so.
            let has_hub = places.iter().any(|&(pane, _)| pane == 0);
            let others = places.iter().skip(1).filter(|_| !has_hub);
            moves.extend(lockstep.set_apart(others.map(|&(pane, top)| (pane, top - READING_LINE))));
        } else if !own.is_empty() {
            moves.extend(lockstep.set_apart(own.iter().copied()));
            moves.extend(own.iter().map(|&(pane, position)| PaneScroll { pane, position }));
        } else if is_apart {
            moves.extend(lockstep.set_apart(kept.into_iter().enumerate()));
        }
        self.lockstep = Some(lockstep);
        self.layout = Some(layout.clone());
        self.leader = leader;
        self.at = Some(at.to_vec());
        moves
    }

    /// Where panes stand because the reader has brought them there, which no address changes: those that he has moved before
    /// the application came, the first time; and all of them where he returns (`places` has the page's own first).
    pub fn own_places(
        &mut self,
        places: Option<&ScrollOffsets>,
        has_moved: bool,
        now: &[f64],
    ) -> Option<Vec<Option<f64>>> {
        let is_back = self.returned.as_ref() != places;
        self.returned = places.cloned();
        if has_moved {
            return self.at.is_none().then(|| now.iter().map(|y| Some(*y).filter(|y| *y > 0.0)).collect());
        }
        let places = places.filter(|places| is_back && places.len() > 1)?;
        Some(places.iter().skip(1).copied().map(Some).collect())
    }

    /// Where a pane has to stand in a new layout for the reader to see the same place.
    fn kept_position(&self, layout: &Layout, pane: usize, now: &[f64]) -> f64 {
        let kept = || {
            let old = self.layout.as_ref()?.panes.get(pane)?;
            let new = layout.panes.get(pane)?;
            let was = self.lockstep.as_ref()?.position(pane).filter(|was| *was > 0.0)?;
            let place = place_at(&old.tops, old.content, was + READING_LINE)?;
            Some(height_of(&new.tops, new.content, place)? - READING_LINE)
        };
        kept().unwrap_or_else(|| now.get(pane).copied().unwrap_or_default())
    }
}
