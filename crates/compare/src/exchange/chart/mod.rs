//! Where everything stands in the picture of a stretch of time.
//!
//! Start with [`Chart::of`]. Time runs downwards, each correspondent has a lane, and the words stand beside their arrow.
//! What has an hour stands at it. What has only a day stands somewhere within that day, after what it answers and before
//! its answer, beside its words. Lengths are px, in whole numbers, so that every machine draws the same; places across
//! are hundredths of a percent. Must not know how a line or a word is drawn.

use corpus::sort;
use corpus::{Event, PartialDate, exchange::TimeSection, moment::DAY};

use super::{Exchange, Sending, Window, crossed::crossed, words};
use scale::Scale;

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
/// What a letter of the collection has besides its words: the line that names it, the link below, room around.
const CARD: i32 = 62;
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
pub struct Thread {
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
    pub threads: Vec<Thread>,
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

/// A row before it has a place.
struct Draft {
    subject: RowSubject,
    /// The minute about which it stands.
    minute: i32,
    has_hour: bool,
    lines: Vec<String>,
    height: i32,
}

impl Chart {
    /// Draws a stretch.
    #[must_use]
    pub fn of(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Self {
        let scale = Scale::of(exchange, stretch, measures);
        let mut drafts = messages(exchange, stretch, measures);
        drafts.extend(events(exchange, stretch, measures));
        drafts.extend(clocks(exchange, &scale, measures));
        sort::by_key(&mut drafts, |draft| draft.minute);
        let rows = place(drafts, &scale, exchange);
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
            let one = &exchange.sendings[at];
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
        let mut threads: Vec<Thread> = Vec::new();
        for (at, answer) in exchange.sendings.iter().enumerate() {
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
                    threads.push(Thread { lane, aside, top, bottom });
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

/// The hour at which a message arrived, where that is known and it may have left at that hour.
fn arrival_hour(one: &Sending<'_>) -> Option<i32> {
    let moment = one.message.delivered.or(one.message.received)?;
    let hour = one.arrived?.last;
    (moment.has_hour() && (one.left.first..=one.left.last).contains(&hour)).then_some(hour)
}

/// The whole span that a source leaves open.
fn day_of(one: &Sending<'_>) -> Window {
    let last = one.left.last.max(one.left.first + DAY - 1);
    Window { first: one.left.first, last: if one.message.dated.is_some() { one.left.last.max(last) } else { last } }
}

/// Where an arrow ends: at the hour of its arrival; where only the day is known, not long after that day has begun.
fn arrival_at(scale: &Scale, top: i32, one: &Sending<'_>, arrived: Window) -> i32 {
    let moment = one.message.delivered.or(one.message.received);
    if moment.is_some_and(|moment| moment.has_hour()) {
        return scale.at(arrived.last).max(top);
    }
    let soon = scale.at(arrived.first + (arrived.last - arrived.first) / 6);
    soon.clamp(top, scale.at(arrived.last).max(top))
}

/// The rows of the messages of a stretch. What has no hour is spread over its day in the order of the file, after what
/// it answers and before its answer.
fn messages(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Vec<Draft> {
    let mut minutes: Vec<i32> = Vec::with_capacity(exchange.sendings.len());
    for (at, one) in exchange.sendings.iter().enumerate() {
        let minute = one.hour.unwrap_or_else(|| {
            let same = |other: &&Sending<'_>| other.hour.is_none() && other.entry.date == one.entry.date;
            let of_day = exchange.sendings.iter().filter(same).count();
            let nth = exchange.sendings.iter().take(at).filter(same).count();
            let count = |number: usize| i32::try_from(number).unwrap_or(1);
            let (first, last) = (one.left.first, one.left.last.min(one.left.first + DAY));
            let even = first + (last - first) / (count(of_day) + 1) * (count(nth) + 1);
            let after = one.answers.iter().filter_map(|&answered| minutes.get(answered)).map(|minute| minute + 5).max();
            even.max(after.unwrap_or(first)).min(last.max(first))
        });
        minutes.push(minute);
    }
    // A month may reach into several stretches: it is drawn in the first.
    let is_here = |one: &Sending<'_>| {
        let touches = |stretch: &&TimeSection| {
            one.entry.date.is_some_and(|date| {
                date.day_number() <= stretch.before.last_day_number()
                    && date.last_day_number() >= stretch.after.day_number()
            })
        };
        exchange.plan.stretches.iter().find(touches) == Some(stretch)
    };
    let drafts = exchange.sendings.iter().enumerate().filter(|(_, one)| is_here(one)).map(|(at, one)| {
        let taken = if measures.stacked { 0 } else { exchange.who(one).chars().count() + 2 };
        let lines = broken(&one.message.about, taken, measures.columns);
        let own = i32::try_from(lines.len()).unwrap_or(1);
        let height = if one.letter.is_some() {
            CARD + own * (measures.line + 2) + if measures.stacked { measures.line + 8 } else { 0 }
        } else {
            (own + i32::from(measures.stacked && !one.message.about.is_empty())) * measures.line + 2 * GAP
        };
        // Where only the arrival has an hour, the arrow ends at it.
        let hour = one.hour.or_else(|| arrival_hour(one));
        let minute = hour.or_else(|| minutes.get(at).copied()).unwrap_or(one.left.first);
        Draft { subject: RowSubject::Message(at), minute, has_hour: hour.is_some(), lines, height }
    });
    drafts.collect()
}

/// The rows of the events that are not messages themselves.
fn events(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Vec<Draft> {
    let is_here = |event: &Event| {
        let day = event.date.day_number();
        (stretch.after.day_number()..=stretch.before.last_day_number()).contains(&day) && event.message.is_none()
    };
    let here = exchange.corpus.events.iter().enumerate().filter(|(_, event)| is_here(event));
    let drafts = here.map(|(at, event)| {
        let lines = broken(&event.label, 0, measures.columns);
        let noon = event.date.day_number() * DAY + DAY / 2;
        let minute = event.hour.map_or(noon - exchange.ahead_at(None, noon), |hour| hour.last.begins(0));
        let height = i32::try_from(lines.len()).unwrap_or(1) * measures.line + 2 * GAP;
        Draft { subject: RowSubject::Event(at), minute, has_hour: event.hour.is_some(), lines, height }
    });
    drafts.collect()
}

/// The rows that say that clocks were changed.
fn clocks(exchange: &Exchange<'_>, scale: &Scale, measures: Measures) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (at, zone) in exchange.plan.zones.iter().enumerate() {
        for pair in zone.shifts.windows(2) {
            let [before, after] = pair else { continue };
            let Some(minute) = after.from.map(|from| from.last.begins(0)) else { continue };
            if (scale.first..scale.last).contains(&minute) && scale.minutes == 60 {
                let by = after.ahead - before.ahead;
                let text = words::clocks_change(&zone.label, by);
                let lines = broken(&text, 0, measures.columns);
                let height = i32::try_from(lines.len()).unwrap_or(1) * measures.line + 2 * GAP;
                drafts.push(Draft { subject: RowSubject::Clocks(at, by), minute, has_hour: true, lines, height });
            }
        }
    }
    drafts
}

/// Words cut into lines; the first has less room where something stands before it.
fn broken(text: &str, taken: usize, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut room = columns.saturating_sub(taken);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let Some(line) = lines.last_mut() else { break };
        let used = line.chars().count();
        if used + length + usize::from(used > 0) <= room || (used == 0 && room == columns) {
            if used > 0 {
                line.push(' ');
            }
            line.push_str(word);
        } else {
            room = columns;
            lines.push(word.to_owned());
        }
    }
    lines
}

/// Gives the rows their places: as near to their time as they can be without covering each other, in order of time.
fn place(drafts: Vec<Draft>, scale: &Scale, exchange: &Exchange<'_>) -> Vec<ChartRow> {
    /// Neighbouring rows that touch: where the first begins, how high all are, the sum of where each would have them.
    struct Block {
        wanted: i64,
        rows: i64,
        height: i32,
        count: usize,
    }
    impl Block {
        fn top(&self) -> i32 {
            i32::try_from(self.wanted / self.rows.max(1)).unwrap_or(0).max(0)
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    for draft in &drafts {
        let wanted = i64::from(scale.at(draft.minute) - draft.height / 2);
        blocks.push(Block { wanted, rows: 1, height: draft.height, count: 1 });
        while let [.., before, last] = &mut blocks[..] {
            if before.top() + before.height <= last.top() {
                break;
            }
            before.wanted += last.wanted - last.rows * i64::from(before.height);
            before.rows += last.rows;
            before.height += last.height;
            before.count += last.count;
            blocks.pop();
        }
    }
    let mut tops = Vec::with_capacity(drafts.len());
    let mut heights = drafts.iter().map(|draft| draft.height);
    for block in &blocks {
        let mut top = block.top();
        for height in heights.by_ref().take(block.count) {
            tops.push(top);
            top += height;
        }
    }
    let rows = drafts.into_iter().zip(tops).map(|(draft, top)| {
        let middle = top + draft.height / 2;
        let at = match draft.subject {
            RowSubject::Message(message) if !draft.has_hour => {
                let one = &exchange.sendings[message];
                let (first, last) = (scale.at(one.left.first) + 4, scale.at(one.left.last) - 4);
                middle.clamp(first.min(last), last.max(first))
            }
            RowSubject::Event(_) if !draft.has_hour => {
                let (first, last) = (scale.at(draft.minute - DAY / 2), scale.at(draft.minute + DAY / 2));
                middle.clamp(first, last)
            }
            _ => scale.at(draft.minute),
        };
        let minute = draft.has_hour.then_some(draft.minute);
        ChartRow { subject: draft.subject, minute, at, top, height: draft.height, lines: draft.lines }
    });
    let mut rows: Vec<ChartRow> = rows.collect();
    below_what_is_answered(&mut rows, scale, exchange);
    rows
}

/// Moves what has no hour below what it answers: beside its words it may have come to stand above.
fn below_what_is_answered(rows: &mut [ChartRow], scale: &Scale, exchange: &Exchange<'_>) {
    let mut drawn: Vec<(usize, i32)> = Vec::new();
    for row in rows {
        let RowSubject::Message(message) = row.subject else { continue };
        let Some(one) = exchange.sendings.get(message) else { continue };
        if row.minute.is_none() {
            let answered = drawn.iter().filter(|(other, _)| one.answers.contains(other)).map(|(_, at)| at + GAP);
            row.at = row.at.max(answered.max().unwrap_or(row.at).min(scale.at(one.left.last)));
        }
        drawn.push((message, row.at));
    }
}
