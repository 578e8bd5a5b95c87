//! A small made-up collection for the tests beside the code: two letters with every kind of part and piece.

use crate::Corpus;

/// The collection.
///
/// # Panics
/// Never: the text is fixed.
#[must_use]
#[allow(clippy::expect_used, reason = "a mistake in the fixture is a failing test")]
pub fn corpus() -> Corpus {
    Corpus::from_json(JSON).expect("the fixture is valid")
}

const JSON: &str = r#"{
  "collection": {
    "id": "two-letters", "title": "Two Letters", "subtitle": "An example", "description": "Made up for tests.",
    "language": "en", "publisher": "The Example Press",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "edition": {"version": "2.1.0", "date": "2024-05-06",
                "changes": [{"version": "2.1.0", "date": "2024-05-06", "what": "First."}]},
    "forms": [{"id": "letter", "label": "Letter"}, {"id": "telegram", "label": "Telegram"}],
    "opening": {"title": "Q", "lead": "L", "a": "winter-1#p1", "b": "marsh-1#p1"}
  },
  "about": [],
  "letters": [
    {
      "id": "winter-1", "title": "Letter to Bruno Marsh, 3 March 1901", "description": "She writes.",
      "sender": "winter", "recipient": "marsh", "form": "letter",
      "date": {"iso": "1901-03-03", "certainty": "stated", "source": "dateline"},
      "dossier": [
        {"field": "place", "value": "Lowhaven", "basis": "letter"},
        {"field": "rights", "value": "Free to use & share <always>.", "basis": "heading"}
      ],
      "bibliography": {
        "title": "Letter to Bruno Marsh", "genre": "Letter", "translator": "Cora Field", "translator_sort": "Field, Cora", "archive": "Town Archive",
        "archive_location": "Marsh Papers, box 7", "container": "Letters of the Coast",
        "editors": ["Sand, Eve", "Reed, Noah", "Tern, Ida"], "volume": "Volume II, The North",
        "document": "14", "pages": "30–33", "publisher": "Quay & Sons", "publisher_place": "Lowhaven", "year": "1951",
        "url": "https://example.org/coast/14"
      },
      "parts": [
        {"id": "summary", "kind": "summary", "text": "On boats."},
        {"id": "frame1", "kind": "frame", "text": "Sent on by the harbour office."},
        {"id": "salutation", "kind": "salutation", "text": "Dear Bruno,"},
        {"id": "p1", "kind": "paragraph", "text": ["I did ", {"sic": "riot", "corr": "not", "correction": "c1"},
          " wait-- you know \"why\" ", {"note": "n1", "mark": "/1/"}, "and ", {"page": "31", "mark": "[Page 31] "},
          "when", {"sic": "", "corr": " it", "correction": "c2"}, " rained", {"sic": " rained", "corr": "", "correction": "c3"},
          ". The boat's ", {"foreign": "ibidem", "lang": "la"}, " ", {"brackets": "translator", "text": "[there]"},
          {"join": "sheet"}, " and ", {"sic": "hole", "corr": "whole", "correction": "c4"}, "."]},
        {"id": "p2", "kind": "paragraph", "text": "He said: \"The sea 'takes' all.\" I go & stay – always."},
        {"id": "p3", "kind": "paragraph", "text": "Tell him: come home.", "speech": {"to": "marsh", "why": "change of person"}},
        {"id": "closing", "kind": "closing", "text": "Yours,"},
        {"id": "signature", "kind": "signature", "text": [{"supplied": "A. Winter", "correction": "c5"}]},
        {"id": "dateline", "kind": "dateline", "text": "3 March 1901"},
        {"id": "frame2", "kind": "frame", "text": "End of message."},
        {"id": "n1", "kind": "note", "text": "So in the text; see no. 12."},
        {"id": "e1", "kind": "note", "text": "A ship."}
      ],
      "corrections": [
        {"id": "c1", "part": "p1", "kind": "ocr", "certainty": "certain", "sic": "riot", "corr": "not", "why": "Sense."},
        {"id": "c2", "part": "p1", "kind": "missing-word", "certainty": "probable", "sic": "when", "corr": "when it", "why": "Syntax."},
        {"id": "c3", "part": "p1", "kind": "doubled", "certainty": "certain", "sic": "rained rained", "corr": "rained", "why": "Twice."},
        {"id": "c4", "part": "p1", "kind": "typo", "certainty": "doubtful", "sic": "hole", "corr": "whole", "why": "Perhaps."},
        {"id": "c5", "part": "signature", "kind": "structure", "certainty": "certain", "sic": "", "corr": "A. Winter", "why": "Lost."}
      ],
      "transcript": []
    },
    {
      "id": "marsh-1", "title": "Telegram to Ada Winter, March 1901", "description": "He answers.",
      "sender": "marsh", "recipient": "winter", "form": "telegram",
      "date": {"iso": "1901-03", "certainty": "inferred", "source": "It answers the letter of 3 March."},
      "dossier": [],
      "bibliography": {"title": "Telegram to Ada Winter", "genre": "Telegram"},
      "parts": [
        {"id": "p1", "kind": "paragraph", "text": "I know why. The sea takes all."},
        {"id": "signature", "kind": "signature", "text": "Marsh"}
      ],
      "transcript": []
    }
  ],
  "people": [
    {"id": "winter", "name": "Ada Winter", "sort_name": "Winter, Ada Jane", "handle": "winter"},
    {"id": "marsh", "name": "Bruno Marsh", "sort_name": "Marsh, Bruno", "handle": "marsh", "dates": "1860–1930",
     "identification": "Harbour master", "mentions": {"winter-1": "salutation:2"}}
  ],
  "places": [{"id": "sea", "name": "the sea", "sort_name": "Sea", "mentions": {"winter-1": "p2:3-4", "marsh-1": "p1:4-5"}}],
  "organisations": [{"id": "office", "name": "Harbour Office", "sort_name": "Harbour Office",
                     "mentions": {"winter-1": "frame1:5-6"}}],
  "terms": [{"id": "takes", "name": "takes", "sort_name": "takes", "mentions": {"winter-1": "p2:4-6"}}],
  "themes": [{"id": "weather", "label": "Weather, \"foul\"", "definition": "Rain and sea.",
              "passages": {"winter-1": {"main": ["p1"], "touches": ["p2"]}, "marsh-1": {"touches": ["p1"]}}}],
  "parallels": [],
  "synonyms": [],
  "events": [],
  "correspondence": []
}"#;
