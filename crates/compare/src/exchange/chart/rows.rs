//! The words of the picture: a row for each message, event and change of clocks, and where it stands.
//!
//! Start with [`of`]. Rows stand as near to their time as they can be without covering each other.

use corpus::sort;
use corpus::{Event, exchange::TimeSection, moment::DAY};

use super::{ChartRow, GAP, Measures, RowSubject, scale::Scale};
use crate::exchange::{DatedMessage, Exchange, words};

/// What a letter of the collection has besides its words: the line that names it, the link below, room around.
const CARD: i32 = 62;
/// A row before it has a place.
struct Draft {
    subject: RowSubject,
    /// The minute about which it stands.
    minute: i32,
    has_hour: bool,
    lines: Vec<String>,
    height: i32,
}

/// The rows of a stretch, in order of time.
pub(super) fn of(exchange: &Exchange<'_>, stretch: &TimeSection, scale: &Scale, measures: Measures) -> Vec<ChartRow> {
    let mut drafts = messages(exchange, stretch, measures);
    drafts.extend(events(exchange, stretch, measures));
    drafts.extend(clocks(exchange, scale, measures));
    sort::by_key(&mut drafts, |draft| draft.minute);
    place(drafts, scale, exchange)
}

/// The hour at which a message arrived, where that is known and it may have left at that hour.
fn arrival_hour(one: &DatedMessage<'_>) -> Option<i32> {
    let moment = one.message.delivered.or(one.message.received)?;
    let hour = one.arrived?.last;
    (moment.has_hour() && (one.left.first..=one.left.last).contains(&hour)).then_some(hour)
}

/// The rows of the messages of a stretch. What has no hour is spread over its day in the order of the file, after what
/// it answers and before its answer.
fn messages(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Vec<Draft> {
    let mut minutes: Vec<i32> = Vec::with_capacity(exchange.messages.len());
    for (at, one) in exchange.messages.iter().enumerate() {
        let minute = one.hour.unwrap_or_else(|| {
            let same = |other: &&DatedMessage<'_>| other.hour.is_none() && other.entry.date == one.entry.date;
            let of_day = exchange.messages.iter().filter(same).count();
            let nth = exchange.messages.iter().take(at).filter(same).count();
            let count = |number: usize| i32::try_from(number).unwrap_or(1);
            let (first, last) = (one.left.first, one.left.last.min(one.left.first + DAY));
            let even = first + (last - first) / (count(of_day) + 1) * (count(nth) + 1);
            let after = one.answers.iter().filter_map(|&answered| minutes.get(answered)).map(|minute| minute + 5).max();
            even.max(after.unwrap_or(first)).min(last.max(first))
        });
        minutes.push(minute);
    }
    // A month may reach into several stretches: it is drawn in the first.
    let is_here = |one: &DatedMessage<'_>| {
        let touches = |stretch: &&TimeSection| {
            one.entry.date.is_some_and(|date| {
                date.day_number() <= stretch.before.last_day_number()
                    && date.last_day_number() >= stretch.after.day_number()
            })
        };
        exchange.plan.stretches.iter().find(touches) == Some(stretch)
    };
    let drafts = exchange.messages.iter().enumerate().filter(|(_, one)| is_here(one)).map(|(at, one)| {
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
                let one = &exchange.messages[message];
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
        let Some(one) = exchange.messages.get(message) else { continue };
        if row.minute.is_none() {
            let answered = drawn.iter().filter(|(other, _)| one.answers.contains(other)).map(|(_, at)| at + GAP);
            row.at = row.at.max(answered.max().unwrap_or(row.at).min(scale.at(one.left.last)));
        }
        drawn.push((message, row.at));
    }
}
