//! Tables of metadata, as csv2cmi has them: a row a letter, with `sender`, `senderID`, `senderDate`, `addressee` and others.
//!
//! Start with [`read`]. A row may say of which file it speaks (`file`, or `key`); rows without one are letters without a text. Dates
//! are EDTF, also in two columns or three. A column that is not known is told. Must not know texts.

mod columns;

use crate::{
    date,
    draft::{Draft, DraftCorrespondent, DraftDate, FieldEvidence},
    language, plain,
    report::{ConstructCounts, Treatment},
    source::FileProblem,
    title,
};
use corpus::Attribution;

use columns::{Column, Columns};

/// A row: what it says of a letter, and of which file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name of the file that it speaks of, without folders; empty if it does not say.
    pub of_file: String,
    /// What it says.
    pub draft: Draft,
}

/// What was read of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The rows that speak of a letter.
    pub rows: Vec<Row>,
    /// What could not be understood, in words; empty where all was.
    pub doubt: String,
    /// The texts of the letters, as they stand in its cells.
    pub text: String,
}

/// The rows of a table, by the sign that parts most cells of its first.
fn reader_of(text: &str) -> csv::Reader<&[u8]> {
    let first_line = text.lines().next().unwrap_or_default();
    let delimiter = [b'|', b';', b'\t', b',']
        .into_iter()
        .max_by_key(|sign| first_line.bytes().filter(|byte| byte == sign).count())
        .unwrap_or(b',');
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes())
}

/// The table from the row that names its columns on, and how many lines stand above it: a heading, empty rows.
fn from_names(text: &str) -> (&str, u64) {
    const MOST: u64 = 10;
    let mut rest = text;
    for above in 0..MOST {
        let names = reader_of(rest).headers().map(|names| names.iter().map(str::to_owned).collect());
        if names.is_ok_and(|names| Columns::of(names).name_somebody()) {
            return (rest, above);
        }
        match rest.split_once('\n') {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    (text, 0)
}

/// Who is not named in a cell may be in the title: “Anna Berg to Cora Feld, 3 May 1801”.
fn complete_from_title(draft: &mut Draft) {
    if let Some((sender, recipient)) = title::correspondents(&draft.title) {
        let named = |name: &str| {
            title::several(name).into_iter().map(|name| DraftCorrespondent::named(name, FieldEvidence::Title))
        };
        if draft.recipients.is_empty() {
            draft.recipients.extend(named(&recipient));
        }
        if let (true, Some(sender)) = (draft.senders.is_empty(), &sender) {
            draft.senders.extend(named(sender));
        }
    }
    if draft.date.is_none() {
        let edtf = date::from_words(&draft.title);
        draft.date = edtf.map(|edtf| DraftDate { edtf, words: String::new(), evidence: FieldEvidence::Title });
    }
}

/// Reads the rows.
///
/// # Errors
/// When the table has no row of names, or none of the names is known; or when it is not a table, with line.
pub fn read(text: &str, file: &str, counts: &mut ConstructCounts) -> Result<Table, FileProblem> {
    // A line by which spreadsheets tell themselves how cells are parted.
    let text = match text.split_once('\n') {
        Some((first, rest))
            if first.trim_end().to_lowercase().strip_prefix("sep=").is_some_and(|sign| sign.len() < 2) =>
        {
            rest
        }
        _ => text,
    };
    let (text, above) = from_names(text);
    let mut reader = reader_of(text);
    let names = reader.headers().map_err(|error| problem(&error))?.iter().map(str::to_owned).collect();
    let mut columns = Columns::of(names);
    if !columns.name_somebody() && columns.at(Column::Title).is_none() {
        return Err(FileProblem::new("is a table with neither a column “sender” nor a column “addressee”"));
    }
    let mut table = Table::default();
    let mut unread: Vec<(u64, String)> = Vec::new();
    let records = reader.records().collect::<Result<Vec<_>, _>>().map_err(|error| problem(&error))?;
    columns.learn(&records);
    for (at, record) in records.into_iter().enumerate() {
        let line = above + record.position().map_or(0, csv::Position::line);
        let date = columns.date(&record).unwrap_or_else(|value| {
            unread.push((line, value));
            None
        });
        let mut draft = draft(&columns, &record, date, file, at);
        complete_from_title(&mut draft);
        if draft.senders.is_empty() && draft.recipients.is_empty() && draft.date.is_none() {
            continue;
        }
        for (at, name) in
            columns.names.iter().enumerate().filter(|(at, _)| record.get(*at).is_some_and(|cell| !cell.is_empty()))
        {
            let is_known = columns.known.iter().any(|(_, known)| *known == at);
            let treatment = if is_known { Treatment::Kept } else { Treatment::Omitted };
            counts.note(&format!("column {name}"), treatment, || format!("{file}:{line}"));
        }
        let words = columns.cell(&record, Column::Text);
        if !words.is_empty() {
            table.text.push_str(words);
            draft.parts = plain::read(words, file, false, counts).draft.parts;
        }
        table.rows.push(Row { of_file: file_of(columns.cell(&record, Column::File)).to_owned(), draft });
    }
    if table.rows.is_empty() {
        return Err(FileProblem::new("is a table without a row that speaks of a letter"));
    }
    let mut doubts = Vec::new();
    let unknown: Vec<&str> = (0..columns.names.len())
        .filter(|at| !columns.known.iter().any(|(_, known)| known == at))
        .filter_map(|at| columns.names.get(at).map(String::as_str))
        .filter(|name| !name.is_empty())
        .collect();
    if !unknown.is_empty() {
        let are = if unknown.len() == 1 { "a column that is" } else { "columns that are" };
        doubts.push(format!("has {are} not read: {}", unknown.join(", ")));
    }
    if let Some((line, value)) = unread.first() {
        let dates =
            if unread.len() == 1 { "a date that is".to_owned() } else { format!("{} dates that are", unread.len()) };
        doubts.push(format!("has {dates} not understood, the first in line {line}: {value}"));
    }
    table.doubt = doubts.join("; ");
    Ok(table)
}

fn draft(columns: &Columns, record: &csv::StringRecord, date: Option<DraftDate>, file: &str, at: usize) -> Draft {
    let cell = |wanted| columns.cell(record, wanted);
    let stated = |wanted| Some(cell(wanted).to_owned()).filter(|value: &String| !value.is_empty());
    let address = |wanted| Some(columns.address(wanted, cell(wanted))).filter(|address| address.starts_with("http"));
    let people = |names: Column, ids: Column, forename: Column, surname: Column| -> Vec<DraftCorrespondent> {
        let all: Vec<&str> = cell(ids).split([';', '|']).map(str::trim).collect();
        let parted = format!("{} {}", cell(forename), cell(surname));
        let whole = Some(cell(names)).filter(|names| !names.is_empty()).unwrap_or(&parted);
        let named = whole.split([';', '|']).map(str::trim).filter(|name| !name.is_empty()).enumerate();
        named
            .map(|(at, name)| {
                // In brackets stands who is inferred.
                let inferred = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
                DraftCorrespondent {
                    name: inferred.unwrap_or(name).to_owned(),
                    reference: all.get(at).filter(|id| !id.is_empty()).map(|id| columns.address(ids, id)),
                    attribution: if inferred.is_some() { Attribution::Uncertain } else { Attribution::Known },
                    ..DraftCorrespondent::named("", FieldEvidence::Table)
                }
            })
            .collect()
    };
    let mut facts = Vec::new();
    if let Some(edition) = stated(Column::Edition) {
        let address = Some(edition.clone()).filter(|edition| edition.starts_with("http"));
        facts.push(("publication", edition, address));
    }
    let received = [
        stated(Column::AddresseePlace).map(|place| format!("in {place}")),
        stated(Column::AddresseeDate).map(|date| format!("on {date}")),
    ];
    let received = received.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !received.is_empty() {
        facts.push(("transmission", format!("Received {received}"), address(Column::AddresseePlaceId)));
    }
    if let Some(note) = stated(Column::Note) {
        facts.push(("marks", note, None));
    }
    let mut place = stated(Column::Place);
    if let (Some(address), Some(named)) = (address(Column::PlaceId), place.clone()) {
        facts.push(("place", named, Some(address)));
        place = None;
    }
    let body = |wanted| {
        let named = stated(wanted).map(|name| DraftCorrespondent::named(name, FieldEvidence::Table));
        named.map(|named| DraftCorrespondent { is_body: true, ..named })
    };
    let mut senders = people(Column::Sender, Column::SenderId, Column::SenderForename, Column::SenderSurname);
    senders.extend(body(Column::SenderBody));
    let mut recipients =
        people(Column::Addressee, Column::AddresseeId, Column::AddresseeForename, Column::AddresseeSurname);
    recipients.extend(body(Column::AddresseeBody));
    Draft {
        id: stated(Column::Key).unwrap_or_else(|| format!("row-{}", at + 1)),
        title: cell(Column::Title).to_owned(),
        senders,
        recipients,
        date,
        place,
        language: language::tag(cell(Column::Language)),
        archive: stated(Column::Archive),
        licence: stated(Column::Licence),
        facts,
        ..Draft::of_file(file)
    }
}

/// The name of a file without the folders that it may be said to stand in.
fn file_of(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
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
        let rows = read(table, "t.csv", &mut ConstructCounts::default()).unwrap().rows;
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
            let rows = read(table, "t.csv", &mut ConstructCounts::default()).unwrap().rows;
            assert_eq!(rows.len(), 1, "{table}");
            let draft = &rows[0].draft;
            assert_eq!((draft.senders[0].name.as_str(), draft.recipients[0].name.as_str()), ("Anna Berg", "Cora Feld"));
            assert_eq!(draft.date.as_ref().map(|date| date.edtf.as_str()), Some("1801-05-03"), "{table}");
        }
    }

    #[test]
    fn days_in_figures_are_read_in_the_order_that_another_row_tells() {
        let dates = |cells: &str| -> Vec<String> {
            let table =
                format!("from,to,date\n{}", cells.split(' ').map(|cell| format!("A,B,{cell}\n")).collect::<String>());
            let rows = read(&table, "t.csv", &mut ConstructCounts::default()).unwrap().rows;
            rows.into_iter().filter_map(|row| Some(row.draft.date?.edtf)).collect()
        };
        assert_eq!(dates("5/13/1901 5/4/1901"), ["1901-05-13", "1901-05-04"]);
        assert_eq!(dates("5/4/1901 13/5/1901"), ["1901-04-05", "1901-05-13"]);
        assert_eq!(dates("5/4/1901 6/4/1901"), ["1901", "1901"]);
        assert_eq!(dates("5/13/1901 13/5/1901 5/4/1901"), ["1901-05-13", "1901-05-13", "1901"]);
    }

    #[test]
    fn the_columns_of_csv2cmi_are_all_read_and_others_are_told() {
        let text = "\
sender,senderID,senderPlace,senderPlaceID,senderDate,addressee,addresseeID,addresseePlace,addresseePlaceID,addresseeDate,edition,key,note,Umfang\n\
Anna Berg;[Dora Tal],http://viaf.org/viaf/1;http://viaf.org/viaf/2,Basel,https://sws.geonames.org/1,1871-03-04/1871-03-05,Cora Field,http://viaf.org/viaf/3,Weimar,https://sws.geonames.org/2,1871-03-09,https://example.org/edition,12,Torn,2 Bl.\n\
[Anna Berg],,,,[1871-03-04..1871-03-09],Cora Field,,,,,,13,,\n\
Anna Berg,,,,at Whitsun,Cora Field,,,,,,14,,\n";
        let mut counts = ConstructCounts::default();
        let table = read(text, "t.csv", &mut counts).unwrap();
        let first = &table.rows[0].draft;
        assert_eq!(
            (first.senders[0].reference.as_deref(), first.senders[1].name.as_str()),
            (Some("http://viaf.org/viaf/1"), "Dora Tal")
        );
        assert_eq!(first.senders[1].attribution, Attribution::Uncertain);
        assert_eq!(first.recipients[0].reference.as_deref(), Some("http://viaf.org/viaf/3"));
        let date = |at: usize| table.rows[at].draft.date.as_ref().map(|date| date.edtf.as_str());
        assert_eq!(
            (date(0), date(1), date(2)),
            (Some("1871-03-04/1871-03-05"), Some("[1871-03-04..1871-03-09]"), None)
        );
        let facts: Vec<(&str, &str, Option<&str>)> =
            first.facts.iter().map(|(field, value, url)| (*field, value.as_str(), url.as_deref())).collect();
        assert_eq!(
            facts,
            [
                ("publication", "https://example.org/edition", Some("https://example.org/edition")),
                ("transmission", "Received in Weimar on 1871-03-09", Some("https://sws.geonames.org/2")),
                ("marks", "Torn", None),
                ("place", "Basel", Some("https://sws.geonames.org/1")),
            ]
        );
        assert_eq!(first.id, "12");
        assert_eq!(
            table.doubt,
            "has a column that is not read: Umfang; has a date that is not understood, the first in line 4: at Whitsun"
        );
        let constructs = counts.constructs();
        let told = |name: &str| constructs.iter().find(|one| one.name == name).map(|one| (one.count, one.treatment));
        assert_eq!(
            (told("column sender"), told("column Umfang")),
            (Some((3, Treatment::Kept)), Some((1, Treatment::Omitted)))
        );
    }

    #[test]
    fn days_in_two_columns_or_three_are_one_date() {
        for (table, edtf) in [
            ("sender;addressee;date_from;date_to\nA;B;1801-05-03;1801-05-09\n", "1801-05-03/1801-05-09"),
            ("sender;addressee;notBefore;notAfter\nA;B;;1801-05-09\n", "../1801-05-09"),
            ("sender\taddressee\tDate From\tDate To\nA\tB\t1801-05-03\t1801-05-03\n", "1801-05-03"),
            ("sender,recipient,from,to\nA,B,1801-05-03,1801-05-09\n", "1801-05-03/1801-05-09"),
            ("Absender,Empfänger,Jahr,Monat,Tag\nA,B,1801,5,3\n", "1801-05-03"),
            ("Absender,Empfänger,Jahr,Monat,Tag\nA,B,1801,,\n", "1801"),
            ("Absender|Empfänger|Datum von|Datum bis\nA|B|3. Mai 1801|9. Mai 1801\n", "1801-05-03/1801-05-09"),
        ] {
            let read = read(table, "t.csv", &mut ConstructCounts::default()).unwrap();
            assert_eq!(read.rows[0].draft.date.as_ref().map(|date| date.edtf.as_str()), Some(edtf), "{table}");
            assert_eq!(read.doubt, "", "{table}");
        }
    }

    #[test]
    fn a_table_of_something_else_is_told() {
        assert!(read("a,b\n1,2\n", "t.csv", &mut ConstructCounts::default()).is_err());
    }
}
