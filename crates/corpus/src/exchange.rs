//! What is sent between people, and how a collection wants its exchange of messages drawn.
//!
//! A [`Message`] belongs to an entry of `correspondence.json`; the [`Plan`] stands in `collection.json`. Must not know
//! what follows from hours and days: the exchange itself reckons that.

use serde::{Deserialize, Serialize};

use super::{Moment, PartialDate};

/// Who sent a message to whom, and when, as far as it is printed. What is not known is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Who sent it.
    pub from: Vec<Party>,
    /// To whom it was sent.
    pub to: Vec<Party>,
    /// “letter, by telegram 985”.
    pub kind: String,
    /// A few words for a line of a picture.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The place of its dateline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Whether it was said to everybody at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// Its date, where that is more or less than a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Moment>,
    /// When it was sent off or broadcast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Moment>,
    /// When it was handed to those who were to pass it on, at the sender's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_on: Option<Moment>,
    /// When it was handed to whom it was for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<Moment>,
    /// When it was received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Moment>,
    /// How these hours are known, and what else is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
}

/// One who sends or receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The id of a person or an organisation; a name for whoever has no entry.
    pub who: String,
    /// For whom they speak or listen, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// Through whom, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
}

/// How an exchange is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// “Who wrote to whom, and when”.
    pub title: String,
    /// A sentence or two below it.
    pub lead: String,
    /// What the list rests on, and what it has not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sources: String,
    /// The clocks by which hours can be read, the usual one first.
    pub zones: Vec<Zone>,
    /// The correspondents, from left to right.
    pub lanes: Vec<Lane>,
    /// The parts of the picture, in order.
    pub stretches: Vec<TimeSection>,
}

/// The clock of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Id, as in addresses.
    pub id: String,
    /// “Stockholm”.
    pub label: String,
    /// How far it was ahead, in order; the first has no `from`.
    pub shifts: Vec<ClockOffset>,
}

/// From when a clock is how far ahead of Greenwich.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockOffset {
    /// From when; left out for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// Minutes ahead of Greenwich.
    pub ahead: i32,
}

/// One correspondent's line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// “Berg”.
    pub label: String,
    /// Who is drawn on it: ids and names as in messages, the correspondent first.
    pub who: Vec<String>,
    /// “Bremen”.
    pub place: String,
    /// The zone whose days are those of the place.
    pub zone: String,
    /// The first day on which somebody is there, for a line that has a beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<PartialDate>,
    /// The last, for one that has an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<PartialDate>,
}

/// A part of the picture, with a scale of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeSection {
    /// Fragment id.
    pub id: String,
    /// “The crisis”.
    pub title: String,
    /// First day.
    pub after: PartialDate,
    /// Last day.
    pub before: PartialDate,
    /// How many hours have the length of one unit.
    pub hours: u16,
}
