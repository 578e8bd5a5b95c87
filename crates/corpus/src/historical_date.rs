//! The date of a letter: what it is, how that is known, and how the document has it.
//!
//! Start with [`HistoricalDate`]. Its plain date is `iso`; whatever editors say beyond that is in EDTF. Everything that
//! sorts, filters or draws asks for [`HistoricalDate::days`], everything that speaks for [`HistoricalDate::in_words`].

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{Edtf, PartialDate};

/// How a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateCertainty {
    /// The document itself says it.
    Stated,
    /// The source's heading or catalogue says it, the document does not.
    Catalogued,
    /// Another printing or witness gives it.
    Supplied,
    /// The editor concludes it.
    Inferred,
    /// Nobody knows.
    Unknown,
}

/// A date with how it is known. In JSON an object, or the date alone (`"1871-03-04"`), which the document then states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HistoricalDate {
    /// The date, if it is a year, a month or a day; `null` if it is not known, or if more is to be said: see `edtf`.
    pub iso: Option<PartialDate>,
    /// The date in EDTF, where it is more than a year, a month or a day: `1871~`, `1871-03/1871-05`, `187X`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edtf: Option<Edtf>,
    /// How it is known.
    pub certainty: DateCertainty,
    /// Where it is from, in words.
    pub source: String,
    /// The calendar in which the document has it, if not the Gregorian one: “julian”, “hebrew”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// The date as the document has it: “the Ides of March”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
}

impl Default for HistoricalDate {
    fn default() -> Self {
        Self {
            iso: None,
            edtf: None,
            certainty: DateCertainty::Unknown,
            source: String::new(),
            calendar: None,
            wording: None,
        }
    }
}

impl HistoricalDate {
    /// Whether anything is known of it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.iso.is_some() || self.edtf.is_some()
    }

    /// The first and the last day that it can mean, as numbers of days; an open end counts as the other one. Nothing
    /// where not even a year is known.
    #[must_use]
    pub fn days(&self) -> Option<(i32, i32)> {
        let (first, last) = self.span()?;
        Some((first.day_number(), last.last_day_number()))
    }

    /// The first and the last date that it can mean, in the same way.
    #[must_use]
    pub fn span(&self) -> Option<(PartialDate, PartialDate)> {
        if let Some(iso) = self.iso {
            return Some((iso, iso));
        }
        let (first, last) = self.edtf.as_ref()?.days();
        Some((first.or(last)?, last.or(first)?))
    }

    /// The date as a year, a month or a day: the first that it can be where more is to be said. For what can have
    /// nothing else, such as the year of a reference manager.
    #[must_use]
    pub fn first(&self) -> Option<PartialDate> {
        self.iso.or_else(|| {
            let (first, last) = self.edtf.as_ref()?.days();
            first.or(last)
        })
    }

    /// “4 March 1871”, “about 44 BC”; nothing where it is not known.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        self.iso.map(PartialDate::in_words).or_else(|| self.edtf.as_ref().map(Edtf::in_words))
    }

    /// The same with its days, months and years written otherwise.
    #[must_use]
    pub fn said(&self, write: fn(PartialDate) -> String) -> Option<String> {
        self.iso.map(write).or_else(|| self.edtf.as_ref().map(|edtf| edtf.said(write)))
    }

    /// The date in EDTF, plain or not.
    #[must_use]
    pub fn notation(&self) -> Option<String> {
        self.iso.map(|iso| iso.to_string()).or_else(|| self.edtf.as_ref().map(Edtf::to_string))
    }
}

/// The order of letters: by first day, the longer span first, those without a date last.
#[must_use]
pub fn order(date: &HistoricalDate) -> (bool, i32, std::cmp::Reverse<i32>) {
    let days = date.days();
    let (first, last) = days.unwrap_or_default();
    (days.is_none(), first, std::cmp::Reverse(last))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "date")]
struct RawDate {
    #[serde(default)]
    iso: Option<PartialDate>,
    #[serde(default)]
    edtf: Option<Edtf>,
    #[serde(default)]
    certainty: Option<DateCertainty>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    calendar: Option<String>,
    #[serde(default)]
    wording: Option<String>,
}

impl From<RawDate> for HistoricalDate {
    fn from(raw: RawDate) -> Self {
        let plain = raw.edtf.as_ref().and_then(Edtf::plain);
        let iso = raw.iso.or(plain);
        let edtf = raw.edtf.filter(|_| iso.is_none());
        let is_known = iso.is_some() || edtf.is_some();
        let usual = if is_known { DateCertainty::Stated } else { DateCertainty::Unknown };
        Self {
            iso,
            edtf,
            certainty: raw.certainty.unwrap_or(usual),
            source: raw.source,
            calendar: raw.calendar,
            wording: raw.wording,
        }
    }
}

impl<'de> Deserialize<'de> for HistoricalDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return RawDate::deserialize(deserializer).map(Self::from);
        }
        deserializer.deserialize_any(DateVisitor)
    }
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = HistoricalDate;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a date such as “1871-03-04”, or {…} with the fields of a date")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<HistoricalDate, E> {
        let edtf: Edtf = text.parse().map_err(E::custom)?;
        Ok(RawDate {
            iso: None,
            edtf: Some(edtf),
            certainty: None,
            source: String::new(),
            calendar: None,
            wording: None,
        }
        .into())
    }

    fn visit_unit<E>(self) -> Result<HistoricalDate, E> {
        Ok(HistoricalDate::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<HistoricalDate, A::Error> {
        RawDate::deserialize(MapAccessDeserializer::new(access)).map(HistoricalDate::from)
    }
}
