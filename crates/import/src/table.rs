//! Tables of metadata, as csv2cmi has them: a row a letter, with `sender`, `senderID`, `senderDate`, `addressee` and others.
//!
//! Start with [`read`]. A row may say of which file it speaks (`file`, or `key`); rows without one are letters without a text. Dates
//! are EDTF. Must not know texts.

use crate::{
    date,
    draft::{Attribution, Correspondent, Draft, DraftDate, Evidence},
    language,
    source::FileProblem,
};

/// A row: what it says of a letter, and of which file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name of the file that it speaks of, without folders; empty if it does not say.
    pub of_file: String,
    /// What it says.
    pub draft: Draft,
}

/// Reads the rows.
///
/// # Errors
/// When the table has no row of names, or none of the names is known; or when it is not a table, with line.
pub fn read(text: &str, file: &str) -> Result<Vec<Row>, FileProblem> {
    // A line by which spreadsheets tell themselves how cells are parted.
    let text = match text.split_once('\n') {
        Some((first, rest))
            if first.trim_end().to_lowercase().strip_prefix("sep=").is_some_and(|sign| sign.len() < 2) =>
        {
            rest
        }
        _ => text,
    };
    let first_line = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| first_line.bytes().filter(|byte| byte == sign).count())
        .unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().map_err(|error| problem(&error))?.iter().map(plain_name).collect();
    let column = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
    let (sender, addressee) = (
        column(&[
            "sender",
            "from",
            "author",
            "sendername",
            "absender",
            "verfasser",
            "von",
            "expéditeur",
            "mittente",
            "remitente",
        ]),
        column(&[
            "addressee",
            "recipient",
            "to",
            "receiver",
            "addresseename",
            "recipientname",
            "empfänger",
            "adressat",
            "an",
            "destinataire",
            "destinatario",
        ]),
    );
    if sender.is_none() && addressee.is_none() {
        return Err(FileProblem::new("is a table with neither a column “sender” nor a column “addressee”"));
    }
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| problem(&error))?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().to_owned();
        let of = |wanted: &[&str]| cell(column(wanted));
        let dated = of(&["senderdate", "date", "datesent", "datum", "data", "fecha", "edtf"]);
        let edtf = date::from_value(&dated).or_else(|| date::from_wording(&dated));
        let people = |names: String, ids: String| -> Vec<Correspondent> {
            let ids: Vec<&str> = ids.split(';').map(str::trim).collect();
            let named = names.split(';').map(str::trim).filter(|name| !name.is_empty()).enumerate();
            named
                .map(|(at, name)| Correspondent {
                    name: name.to_owned(),
                    reference: ids.get(at).filter(|id| !id.is_empty()).map(|id| (*id).to_owned()),
                    is_body: false,
                    evidence: Evidence::Table,
                    attribution: Attribution::Known,
                })
                .collect()
        };
        let senders = people(cell(sender), of(&["senderid", "fromid"]));
        let recipients = people(cell(addressee), of(&["addresseeid", "recipientid", "toid"]));
        if senders.is_empty() && recipients.is_empty() && edtf.is_none() {
            continue;
        }
        let key = of(&["key", "id", "number"]);
        rows.push(Row {
            of_file: of(&["file", "filename", "datei", "fichier"]),
            draft: Draft {
                id: if key.is_empty() { format!("row-{}", at + 1) } else { key },
                file: file.to_owned(),
                title: of(&["title", "titel", "titre"]),
                senders,
                recipients,
                date: edtf.map(|edtf| DraftDate { edtf, words: String::new(), evidence: Evidence::Table }),
                place: Some(of(&["senderplace", "place", "ort", "absendeort", "lieu"]))
                    .filter(|place| !place.is_empty()),
                language: language::tag(&of(&["language", "lang", "sprache", "langue"])),
                archive: None,
                licence: None,
                editors: Vec::new(),
                parts: Vec::new(),
                disagreements: Vec::new(),
                own: serde_json::Map::new(),
            },
        });
    }
    if rows.is_empty() {
        return Err(FileProblem::new("is a table without a row that speaks of a letter"));
    }
    Ok(rows)
}

/// The name of a column without capitals and marks: `Sender ID` and `sender_id` are `senderid`.
fn plain_name(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn problem(error: &csv::Error) -> FileProblem {
    let line = error.position().and_then(|position| u32::try_from(position.line()).ok());
    let what = format!("is not a table that can be read: {error}");
    line.map_or_else(|| FileProblem::new(what.clone()), |line| FileProblem::at(what.clone(), line, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_letters_with_people_dates_and_places() {
        let table = "sender;senderID;senderDate;senderPlace;addressee;addresseeID;key\nAnna Berg;http://viaf.org/viaf/1;1871-03-04;Basel;Cora Field;;12\n;;;;;;\nUnknown;;1871~;;Anna Berg;;\n";
        let rows = read(table, "t.csv").unwrap();
        assert_eq!(rows.len(), 2);
        let first = &rows[0].draft;
        assert_eq!(
            (first.id.as_str(), first.senders[0].name.as_str(), first.place.as_deref()),
            ("12", "Anna Berg", Some("Basel"))
        );
        assert_eq!(first.senders[0].reference.as_deref(), Some("http://viaf.org/viaf/1"));
        assert_eq!(rows[1].draft.date.as_ref().map(|date| date.edtf.as_str()), Some("1871~"));
    }

    #[test]
    fn columns_are_known_by_other_names_and_cells_may_have_lines() {
        for table in [
            "sep=;\r\nAbsender;Empfänger;Datum;Bemerkung\r\n\"Anna Berg\";\"Cora Feld\";3. Mai 1801;\"zwei\r\nZeilen\"\r\n",
            "Sender Name\tRecipient Name\tDate Sent\tunknown\nAnna Berg\tCora Feld\t3.5.1801\tx\n",
            "from,to,date\n\"Anna Berg\",\"Cora Feld\",\"May 3, 1801\"\n",
        ] {
            let rows = read(table, "t.csv").unwrap();
            assert_eq!(rows.len(), 1, "{table}");
            let draft = &rows[0].draft;
            assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
            assert_eq!(draft.date.as_ref().map(|date| date.edtf.as_str()), Some("1801-05-03"), "{table}");
        }
    }

    #[test]
    fn a_table_of_something_else_is_told() {
        assert!(read("a,b\n1,2\n", "t.csv").is_err());
    }
}
