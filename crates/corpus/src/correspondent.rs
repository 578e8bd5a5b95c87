//! Who writes and who is written to: people or bodies, known, uncertain or unknown.
//!
//! Start with [`Correspondent`]. Must not know how anybody is shown.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::EntityKind;

/// A sender or recipient. In JSON an object, or a person's id alone.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[serde(rename = "correspondent")]
pub struct Correspondent {
    /// Id in `people.json`, for a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Id in `organisations.json`, for a body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// The name as the document or its catalogue has it. Enough by itself where there is no register.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Whether it is known that it is they.
    pub certainty: Attribution,
}

/// How sure it is who wrote or was written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attribution {
    /// It is known.
    #[default]
    Known,
    /// The editor thinks so.
    Uncertain,
    /// Nobody knows who it was.
    Unknown,
}

impl Correspondent {
    /// A person, known.
    #[must_use]
    pub fn person(id: impl Into<String>) -> Self {
        Self { person: Some(id.into()), ..Self::default() }
    }

    /// Register and id, if there is an entry for it.
    #[must_use]
    pub fn entity(&self) -> Option<(EntityKind, &str)> {
        let person = self.person.as_deref().map(|id| (EntityKind::Person, id));
        person.or_else(|| self.organisation.as_deref().map(|id| (EntityKind::Organisation, id)))
    }

    /// The list, or the one that the short form names.
    pub(super) fn all(one: &str, list: &[Self]) -> Vec<Self> {
        if list.is_empty() && !one.is_empty() { vec![Self::person(one)] } else { list.to_vec() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "correspondent", default)]
#[derive(Default)]
struct RawCorrespondent {
    person: Option<String>,
    organisation: Option<String>,
    name: String,
    certainty: Attribution,
}

impl From<RawCorrespondent> for Correspondent {
    fn from(raw: RawCorrespondent) -> Self {
        Self { person: raw.person, organisation: raw.organisation, name: raw.name, certainty: raw.certainty }
    }
}

impl<'de> Deserialize<'de> for Correspondent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CorrespondentVisitor;

        impl<'de> Visitor<'de> for CorrespondentVisitor {
            type Value = Correspondent;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a person's id, or {…} with person, organisation, name or certainty")
            }

            fn visit_str<E>(self, id: &str) -> Result<Correspondent, E> {
                Ok(Correspondent::person(id))
            }

            fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Correspondent, A::Error> {
                RawCorrespondent::deserialize(MapAccessDeserializer::new(access)).map(Correspondent::from)
            }
        }
        if !deserializer.is_human_readable() {
            return RawCorrespondent::deserialize(deserializer).map(Self::from);
        }
        deserializer.deserialize_any(CorrespondentVisitor)
    }
}
