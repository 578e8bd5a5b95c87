//! The form in which the collection is embedded: JSON without names.
//!
//! A record is an array of its fields in their order, a variant the array of its number and content; what is left out
//! of the readable JSON is `null`. The model alone says what a value means, so both sides have to be of one build:
//! `build.rs` writes this form, the application reads it. `/data/corpus.json` and everything that a person edits keep
//! the names. A reader of its own instead of `serde_json` and its checks of names makes the application smaller
//! (`docs/why.md` has the figures).
//!
//! [`write_lasting()`] writes the same with the names of fields and variants, for files that outlive a build: the one reader
//! reads both.
//!
//! Start with [`read()`] and [`write()`]. Must not know what a record means.

mod read;
mod write;

pub use read::{Unreadable, read};
pub use write::{CompactError, write, write_lasting};

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        One(String),
        Two(String, u32),
        Named { at: Option<i16>, is_here: bool },
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Record {
        name: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kinds: Vec<Kind>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        source: String,
        map: BTreeMap<String, u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<Box<Record>>,
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop_oneof![
            Just(Kind::Plain),
            any::<String>().prop_map(Kind::One),
            (any::<String>(), any::<u32>()).prop_map(|(text, number)| Kind::Two(text, number)),
            (any::<Option<i16>>(), any::<bool>()).prop_map(|(at, is_here)| Kind::Named { at, is_here }),
        ]
    }

    fn record() -> impl Strategy<Value = Record> {
        let map = prop::collection::btree_map(any::<String>(), any::<u32>(), 0..3);
        (any::<String>(), prop::collection::vec(kind(), 0..4), any::<String>(), map)
            .prop_map(|(name, kinds, source, map)| Record { name, kinds, source, map, last: None })
            .prop_recursive(2, 4, 1, |inner| {
                (inner.clone(), inner).prop_map(|(outer, inner)| Record { last: Some(Box::new(inner)), ..outer })
            })
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back_and_is_json(record in record()) {
            let text = write(&record).unwrap();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            prop_assert_eq!(read::<Record>(&text).unwrap(), record);
        }

        #[test]
        fn with_names_too(record in record()) {
            let text = write_lasting(&record).unwrap();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
            prop_assert_eq!(read::<Record>(&text).unwrap(), record);
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC*|[\\[\\]{}:0-9,\"au\\\\-]*") {
            let _ = read::<Record>(&text);
        }
    }

    #[test]
    fn a_text_of_another_shape_is_refused_where_it_departs() {
        assert_eq!(read::<Record>("[\"a\",7]").unwrap_err().at, 5);
        assert!(read::<Record>("[\"a\",null,null,[],null] ").is_err(), "nothing may follow");
    }

    #[test]
    fn with_names_the_order_does_not_matter_and_what_is_not_known_is_passed() {
        let text = r#"{"later":{"a":["}",{}]},"map":["k",2],"kinds":["Plain",["Two",["x",7]],["Named",{"is_here":true}]],"name":"a"}"#;
        let read = read::<Record>(text).unwrap();
        assert_eq!(read.kinds, [Kind::Plain, Kind::Two("x".to_owned(), 7), Kind::Named { at: None, is_here: true }]);
        assert_eq!((read.name.as_str(), read.map.get("k"), read.last), ("a", Some(&2), None));
    }

    #[test]
    fn escapes_that_other_writers_use_are_read() {
        let text = r#"{"name":"a\n\u003cb\/\ud83d\ude00","map":[]}"#.replace("\\\\", "\\");
        assert_eq!(read::<Record>(&text).unwrap().name, "a\n<b/\u{1f600}");
        assert!(read::<Record>(r#"{"name":"\ud83d"}"#).is_err());
    }
}
