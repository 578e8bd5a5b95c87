//! Time as height: where a minute stands in the picture, and which days and hours are ruled.
//!
//! Start with [`Scale::of`]. Must not know what happens when.

use corpus::{PartialDate, exchange::TimeSection, moment::DAY};

use super::{Measures, Rule};
use crate::exchange::{Exchange, ahead};

/// Minutes as places.
pub(super) struct Scale {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) minutes: i32,
    pub(super) unit: i32,
}

impl Scale {
    /// From the first midnight of the stretch by any of its clocks to the last.
    pub(super) fn of(exchange: &Exchange<'_>, stretch: &TimeSection, measures: Measures) -> Self {
        let (from, to) = (stretch.after.day_number() * DAY, (stretch.before.last_day_number() + 1) * DAY);
        let offsets = |minute: i32| exchange.plan.zones.iter().map(move |zone| ahead(zone, minute));
        let first = from - offsets(from).max().unwrap_or(0);
        let last = to - offsets(to).min().unwrap_or(0);
        Self { first, last, minutes: i32::from(stretch.hours.max(1)) * 60, unit: measures.unit }
    }

    pub(super) fn at(&self, minute: i32) -> i32 {
        (minute.clamp(self.first, self.last) - self.first) * self.unit / self.minutes
    }

    pub(super) fn end(&self) -> i32 {
        self.at(self.last)
    }

    /// The days by a zone's clock, and within them every sixth hour, as far as there is room.
    pub(super) fn rules(&self, zone: &corpus::exchange::Zone, stretch: &TimeSection) -> Vec<Rule> {
        let day = DAY * self.unit / self.minutes;
        let mut rules = Vec::new();
        for number in stretch.after.day_number()..=stretch.before.last_day_number() + 1 {
            let date = PartialDate::of_day_number(number);
            let midnight = number * DAY - ahead(zone, number * DAY);
            // Where a day has little room, every tenth is named.
            let is_named = day >= 30
                || date.day.is_some_and(|day| day % 10 == 1 && day < 31)
                || number == stretch.after.day_number();
            if midnight <= self.last && is_named {
                rules.push(Rule { at: self.at(midnight), day: Some(date), hour: 0 });
            }
            for hour in [6, 12, 18] {
                let minute = number * DAY + hour * 60;
                let minute = minute - ahead(zone, minute);
                if day >= 120 && minute <= self.last {
                    rules.push(Rule { at: self.at(minute), day: None, hour });
                }
            }
        }
        rules
    }
}
