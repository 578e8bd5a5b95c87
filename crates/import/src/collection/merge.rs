//! Importing again: what an editor has added to a letter stays.
//!
//! Start with [`keep_what_editors_added`]. Themes and parallels stand in files of their own, which an import never writes. Must not know
//! where files are kept.

use serde_json::{Map, Value};

/// Fields of a letter, and of a part, that only an editor writes.
const OF_LETTER: [&str; 4] = ["description", "line", "form", "version_of"];
const OF_PART: [&str; 3] = ["gist", "also", "speech"];

/// Puts into a letter that was read again what an editor has added to the one that was read before: summaries always, what belongs to a
/// part where the part still has the same words.
pub fn keep_what_editors_added(before: &Value, again: &mut Value) {
    let (Some(before), Some(again)) = (before.as_object(), again.as_object_mut()) else { return };
    carry(&OF_LETTER, before, again);
    let parts_before = before.get("parts").and_then(Value::as_array);
    let (Some(parts_before), Some(parts)) = (parts_before, again.get_mut("parts").and_then(Value::as_array_mut)) else {
        return;
    };
    for part in parts.iter_mut().filter_map(Value::as_object_mut) {
        let same =
            |other: &&Map<String, Value>| other.get("id") == part.get("id") && other.get("text") == part.get("text");
        if let Some(other) = parts_before.iter().filter_map(Value::as_object).find(same) {
            carry(&OF_PART, other, part);
        }
    }
}

fn carry(fields: &[&str], from: &Map<String, Value>, to: &mut Map<String, Value>) {
    for field in fields {
        if let (Some(value), false) = (from.get(*field), to.contains_key(*field)) {
            to.insert((*field).to_owned(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::keep_what_editors_added;

    #[test]
    fn summaries_stay_and_gists_where_the_words_are_the_same() {
        let before = json!({"description": "Mine.", "parts": [{"id": "p1", "text": "a", "gist": "A."}, {"id": "p2", "text": "b", "gist": "B."}]});
        let mut again = json!({"parts": [{"id": "p1", "text": "a"}, {"id": "p2", "text": "changed"}]});
        keep_what_editors_added(&before, &mut again);
        assert_eq!(
            again,
            json!({"description": "Mine.", "parts": [{"id": "p1", "text": "a", "gist": "A."}, {"id": "p2", "text": "changed"}]})
        );
    }
}
