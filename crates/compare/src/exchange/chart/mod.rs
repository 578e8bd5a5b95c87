//! Where everything stands in the picture of a stretch of time.
//!
//! Start with [`Chart::of`]; [`rows`] places the words, [`scale`] the hours. Time runs downwards, each correspondent has a lane, and the words stand beside their arrow.
//! What has an hour stands at it. What has only a day stands somewhere within that day, after what it answers and before
//! its answer, beside its words. Lengths are px, in whole numbers, so that every machine draws the same; places across
//! are hundredths of a percent. Must not know how a line or a word is drawn.

use corpus::{PartialDate, exchange::TimeSection, moment::DAY};

use super::{DatedMessage, Exchange, Window, crossed::crossed};
use scale::Scale;

mod rows;
mod scale;

/// The measures of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Length of one unit of the stretch.
    pub unit: i32,
    /// Characters that surely fit a line of words.
    pub columns: usize,
    /// Height of a line of words.
    pub line: i32,
    /// Whether who writes to whom has a line of its own.
    pub stacked: bool,
}

/// For wide pages.
pub const WIDE: Measures = Measures { unit: 9, columns: 55, line: 16, stacked: false };
/// For phones.
pub const NARROW: Measures = Measures { unit: 15, columns: 25, line: 16, stacked: true };

/// Room above and below the words of a row.
const GAP: i32 = 4;
/// How far two threads on one lane stand apart.
const BESIDE: i32 = 5;

/// What a row of words is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSubject {
    /// A message, by its place in the exchange.
    Message(usize),
    /// An event, by its place in the collection.
    Event(usize),
    /// The clocks of a zone are changed, by so many minutes.
    Clocks(usize, i32),
}

/// A row of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// What it is about.
    pub subject: RowSubject,
    /// The minute at which it stands, where it has an hour.
    pub minute: Option<i32>,
    /// Where its arrow, or its event, stands.
    pub at: i32,
    /// Where the row begins.
    pub top: i32,
    /// How high it is.
    pub height: i32,
    /// Its words, cut into lines.
    pub lines: Vec<String>,
}

/// A day within which something happened whose hour is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The lane.
    pub lane: usize,
    /// From.
    pub top: i32,
    /// To.
    pub bottom: i32,
}

/// The time that somebody took to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyTime {
    /// Where he stands.
    pub lane: usize,
    /// How far to the side, where there are several.
    pub aside: i32,
    /// From.
    pub top: i32,
    /// To.
    pub bottom: i32,
}

/// A message on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The message.
    pub message: usize,
    /// From which lane.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// Where it begins.
    pub top: i32,
    /// Where it ends.
    pub bottom: i32,
    /// Whether it is known when it arrived.
    pub arrival_known: bool,
}

/// Where a message leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The message.
    pub message: usize,
    /// The lane.
    pub lane: usize,
    /// Where.
    pub at: i32,
    /// Whether the hour is known.
    pub has_hour: bool,
    /// Whether it was said to all.
    pub public: bool,
}

/// A line across, with what stands at its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Where.
    pub at: i32,
    /// The day that begins; `None` for an hour within it.
    pub day: Option<PartialDate>,
    /// The hour, from 0.
    pub hour: i32,
}

/// The picture of a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// How high it is.
    pub height: i32,
    /// The lines across, for each zone.
    pub rules: Vec<Vec<Rule>>,
    /// Days without hours.
    pub bars: Vec<Bar>,
    /// Times until an answer.
    pub threads: Vec<ReplyTime>,
    /// Messages on their way.
    pub arrows: Vec<Arrow>,
    /// Where they leave.
    pub marks: Vec<Departure>,
    /// Where two crossed: across, down.
    pub rings: Vec<(i32, i32)>,
    /// The words.
    pub rows: Vec<ChartRow>,
}

/// Where a lane stands, among so many.
#[must_use]
pub fn across(lane: usize, lanes: usize) -> i32 {
    let (lane, gaps) = (i32::try_from(lane).unwrap_or(0), i32::try_from(lanes.saturating_sub(1)).unwrap_or(1));
    500 + 9_000 * lane / gaps.max(1)
}

impl Chart {
    /// Draws a stretch.
    #[must_use]
    pub fn of(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Self {
        let scale = Scale::of(exchange, stretch, measures);
        let rows = rows::of(exchange, stretch, &scale, measures);
        let mut chart = Self {
            height: rows.iter().map(|row| row.top + row.height).max().unwrap_or(0).max(scale.end()) + GAP,
            rules: exchange.plan.zones.iter().map(|zone| scale.rules(zone, stretch)).collect(),
            bars: Vec::new(),
            threads: Vec::new(),
            arrows: Vec::new(),
            marks: Vec::new(),
            rings: Vec::new(),
            rows,
        };
        chart.draw(exchange, &scale);
        chart
    }

    fn draw(&mut self, exchange: &Exchange<'_>, scale: &Scale) {
        for row in &self.rows {
            let RowSubject::Message(at) = row.subject else { continue };
            let one = &exchange.messages[at];
            let Some(lane) = one.from else { continue };
            let has_hour = one.hour.is_some();
            if !has_hour {
                let bar = Bar { lane, top: scale.at(one.left.first), bottom: scale.at(day_of(one).last) };
                if !self.bars.contains(&bar) {
                    self.bars.push(bar);
                }
            }
            self.marks.push(Departure { message: at, lane, at: row.at, has_hour, public: one.message.public });
            let arrival = one.arrived.filter(|_| one.message.delivered.or(one.message.received).is_some());
            for &to in &one.to {
                let bottom = arrival.map_or(row.at, |arrived| arrival_at(scale, row.at, one, arrived));
                self.arrows.push(Arrow {
                    message: at,
                    from: lane,
                    to,
                    top: row.at,
                    bottom,
                    arrival_known: arrival.is_some(),
                });
            }
        }
        self.spin(exchange, scale);
        for (one, other) in crossed(exchange) {
            self.ring(one, other, exchange.plan.lanes.len());
        }
    }

    /// Joins messages and their answers on the lanes of those who answer.
    fn spin(&mut self, exchange: &Exchange<'_>, scale: &Scale) {
        let drawn = |message: usize| self.marks.iter().find(|mark| mark.message == message).map(|mark| mark.at);
        let ends = |message: usize, lane: usize| {
            self.arrows.iter().find(|arrow| arrow.message == message && arrow.to == lane).map(|arrow| arrow.bottom)
        };
        let mut threads: Vec<ReplyTime> = Vec::new();
        for (at, answer) in exchange.messages.iter().enumerate() {
            let Some(lane) = answer.from else { continue };
            for &answered in &answer.answers {
                let from = ends(answered, lane).or_else(|| drawn(answered));
                let (top, bottom) = match (from, drawn(at)) {
                    (Some(top), Some(bottom)) => (top, bottom),
                    (Some(top), None) => (top, scale.end()),
                    (None, Some(bottom)) => (0, bottom),
                    (None, None) => continue,
                };
                if bottom > top {
                    let beside =
                        threads.iter().filter(|other| other.lane == lane && other.bottom > top && other.top < bottom);
                    let aside = i32::try_from(beside.count()).unwrap_or(0).min(2) * BESIDE;
                    threads.push(ReplyTime { lane, aside, top, bottom });
                }
            }
        }
        self.threads = threads;
    }

    /// A ring where two arrows meet.
    fn ring(&mut self, one: usize, other: usize, lanes: usize) {
        let find = |message: usize| self.arrows.iter().find(|arrow| arrow.message == message).copied();
        let (Some(one), Some(other)) = (find(one), find(other)) else { return };
        // Both run between the same two lanes: as one falls, the other comes nearer.
        let (near, far) = (other.bottom - one.top, one.bottom - other.top);
        let whole = near + far;
        if whole <= 0 || near < 0 || far < 0 {
            return;
        }
        let (from, to) = (across(one.from, lanes), across(one.to, lanes));
        let x = from + (to - from) * near / whole;
        let y = one.top + (one.bottom - one.top) * near / whole;
        self.rings.push((x, y));
    }
}

/// The whole span that a source leaves open.
fn day_of(one: &DatedMessage<'_>) -> Window {
    let last = one.left.last.max(one.left.first + DAY - 1);
    Window { first: one.left.first, last: if one.message.dated.is_some() { one.left.last.max(last) } else { last } }
}

/// Where an arrow ends: at the hour of its arrival; where only the day is known, not long after that day has begun.
fn arrival_at(scale: &Scale, top: i32, one: &DatedMessage<'_>, arrived: Window) -> i32 {
    let moment = one.message.delivered.or(one.message.received);
    if moment.is_some_and(|moment| moment.has_hour()) {
        return scale.at(arrived.last).max(top);
    }
    let soon = scale.at(arrived.first + (arrived.last - arrived.first) / 6);
    soon.clamp(top, scale.at(arrived.last).max(top))
}
