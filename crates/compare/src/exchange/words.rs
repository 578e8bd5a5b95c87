//! Hours, days, people and ways, in words.
//!
//! Start with [`times`]. Must not know where the words stand on a page or in a file.

use corpus::{
    EntityKind, Moment, PartialDate,
    exchange::{Party, Plan},
    moment::{DAY, Instant},
};

use super::{DatedMessage, Exchange, ahead};

/// “26 Oct”: day and month, three letters of it.
#[must_use]
pub fn short_day(date: PartialDate) -> String {
    let month = date.month.and_then(|month| PartialDate::MONTHS.get(usize::from(month).saturating_sub(1)));
    let month = month.and_then(|month| month.get(..3)).unwrap_or_default();
    match date.day {
        Some(day) => format!("{day} {month}"),
        None if month.is_empty() => date.year.to_string(),
        None => format!("{month} {}", date.year),
    }
}

/// “16:43”, by a zone's clock.
#[must_use]
pub fn hour(minute: i32, plan: &Plan, zone: usize) -> String {
    let minute = minute + plan.zones.get(zone).map_or(0, |zone| ahead(zone, minute));
    let of_day = minute.rem_euclid(DAY);
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

/// A moment as it is printed: “26 Oct, 16:43, Lowhaven”, “26 Oct, 18:00 to 21:00, Quay”, “by 31 Oct”, “25 or 26 Oct”.
#[must_use]
pub fn said(moment: &Moment, plan: &Plan) -> String {
    let last = &moment.last;
    let Some(first) = moment.first else { return format!("by {}", short_day(last.day)) };
    match (first.clock, last.clock) {
        _ if first == *last => said_of(last, plan),
        (Some(_), Some(_)) if first.day == last.day => {
            format!("{}, {} to {}, {}", short_day(first.day), clock(&first), clock(last), place(last, plan))
        }
        (None, None) if first.day.day_number() + 1 == last.day.day_number() => {
            format!("{} or {}", first.day.day.unwrap_or_default(), short_day(last.day))
        }
        _ => format!("{} to {}", said_of(&first, plan), said_of(last, plan)),
    }
}

fn said_of(instant: &Instant, plan: &Plan) -> String {
    match instant.clock {
        None => short_day(instant.day),
        Some(_) => format!("{}, {}, {}", short_day(instant.day), clock(instant), place(instant, plan)),
    }
}

fn clock(instant: &Instant) -> String {
    let minute = instant.clock.map_or(0, |clock| clock.minute);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// The place whose clock it is; the offset where it is that of none.
fn place(instant: &Instant, plan: &Plan) -> String {
    let offset = instant.clock.map_or(0, |clock| clock.offset);
    let at = instant.begins(0);
    let zone = plan.zones.iter().find(|zone| ahead(zone, at) == offset);
    zone.map_or_else(
        || if offset == 0 { "Greenwich".to_owned() } else { format!("{} h from Greenwich", offset / 60) },
        |zone| zone.label.clone(),
    )
}

/// When a message was sent off, handed over and received, a piece each; what is not known is said so.
#[must_use]
pub fn times(dated_message: &DatedMessage<'_>, plan: &Plan) -> Vec<String> {
    let message = dated_message.message;
    let pieces = [
        ("sent", message.sent),
        ("handed on", message.handed_on),
        ("handed over", message.delivered),
        ("received", message.received),
    ];
    let mut said_of: Vec<String> =
        pieces.into_iter().filter_map(|(word, moment)| Some(format!("{word} {}", said(&moment?, plan)))).collect();
    if said_of.is_empty() {
        said_of.push("no hour known".to_owned());
    }
    said_of
}

/// How long it was on its way, where both hours are known: “1 h 5 min”.
#[must_use]
pub fn on_its_way(dated_message: &DatedMessage<'_>) -> Option<String> {
    let (left, arrived) = (dated_message.hour?, dated_message.arrived?);
    let arrival = dated_message.message.delivered.or(dated_message.message.received)?;
    if !arrival.has_hour() || arrived.first <= left {
        return None;
    }
    let span = |minutes: i32| {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        match (hours, minutes) {
            (0, _) => format!("{minutes} min"),
            (_, 0) => format!("{hours} h"),
            _ => format!("{hours} h {minutes} min"),
        }
    };
    let (first, last) = (span(arrived.first - left), span(arrived.last - left));
    Some(if first == last { first } else { format!("{first} to {last}") })
}

/// “Lowhaven’s clocks go back by 1 hour”.
#[must_use]
pub fn clocks_change(label: &str, by: i32) -> String {
    let way = if by < 0 { "back" } else { "forward" };
    let hours = by.abs() / 60;
    format!("{label}’s clocks go {way} by {hours} hour{}", if hours == 1 { "" } else { "s" })
}

impl Exchange<'_> {
    /// Who writes to whom, as short as the lanes name them: “Berg → Holm”.
    #[must_use]
    pub fn who(&self, dated_message: &DatedMessage<'_>) -> String {
        let list = |parties: &[Party]| {
            let mut names: Vec<String> = Vec::new();
            for party in parties {
                let name = self.short(party);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        };
        format!("{} → {}", list(&dated_message.message.from), list(&dated_message.message.to))
    }

    /// Somebody as short as is clear: as his lane is named where he is its correspondent, else by surname.
    #[must_use]
    pub fn short(&self, party: &Party) -> String {
        if let Some(lane) = self.plan.lanes.iter().find(|lane| lane.who.first() == Some(&party.who)) {
            return lane.label.clone();
        }
        let named = |kind: EntityKind| self.corpus.entity(kind, &party.who);
        let Some(entity) = named(EntityKind::Person).or_else(|| named(EntityKind::Organisation)) else {
            return party.who.clone();
        };
        let Some((surname, _)) = entity.sort_name.split_once(", ") else { return entity.name.clone() };
        let is_taken = self.plan.lanes.iter().any(|lane| lane.label == surname);
        match entity.name.chars().next() {
            Some(initial) if is_taken => format!("{initial}. {surname}"),
            _ => surname.to_owned(),
        }
    }

    /// Senders or recipients in words, with those for whom and through whom: “A. Berg, for Berg”.
    #[must_use]
    pub fn parties(&self, parties: &[Party]) -> String {
        let other = |id: &String| self.short(&Party { who: id.clone(), on_behalf_of: None, through: None });
        let one = |party: &Party| {
            let mut text = self.short(party);
            if let Some(whom) = &party.on_behalf_of {
                text.push_str(&format!(", for {}", other(whom)));
            }
            if let Some(through) = &party.through {
                text.push_str(&format!(", through {}", other(through)));
            }
            text
        };
        parties.iter().map(one).collect::<Vec<_>>().join(" and ")
    }
}
