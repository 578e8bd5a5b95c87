//! Maps of which no key stands twice.
//!
//! Reading JSON into a map keeps the last of two equal keys and silently loses what stood under the first; an editor
//! who adds a second entry for a letter must hear of it instead.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

/// Reads a map; for `#[serde(deserialize_with = "…")]`.
///
/// # Errors
/// When a key stands twice (named in the message), or when a value is not of its type.
pub(super) fn map<'de, D, V>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    deserializer.deserialize_map(Unique(PhantomData))
}

struct Unique<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object with one entry for each letter")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, value)) = access.next_entry::<String, V>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("“{key}” has two entries: put what they say into one")));
            }
            map.insert(key, value);
        }
        Ok(map)
    }
}
