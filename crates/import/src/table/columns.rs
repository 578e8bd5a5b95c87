//! Columns of a table of metadata, by their names in several languages, and what a row says in several together.
//!
//! Start with [`Columns::of`]. Must not know how rows are parted.

use crate::{
    date,
    draft::{DraftDate, FieldEvidence},
};

/// What a column may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Sender,
    SenderId,
    Addressee,
    AddresseeId,
    Date,
    DateFrom,
    DateTo,
    Earliest,
    Latest,
    Year,
    Month,
    Day,
    Place,
    PlaceId,
    AddresseePlace,
    AddresseePlaceId,
    AddresseeDate,
    Key,
    File,
    Title,
    Language,
    Edition,
    Archive,
    Licence,
    Note,
    Text,
    SenderSurname,
    SenderForename,
    AddresseeSurname,
    AddresseeForename,
    SenderBody,
    AddresseeBody,
}

/// The names of columns, without capitals and marks, those that say it best first. A name that stands in two lines is taken by the
/// first that has no better one.
#[rustfmt::skip]
const COLUMNS: [(Column, &[&str]); 32] = [
    (Column::Sender, &["sender", "sendername", "senders", "absender", "absenderin", "author", "authors", "verfasser", "verfasserin", "schreiber", "expéditeur", "auteur", "mittente", "remitente", "avsändare", "afzender", "creator", "authornames", "auctor", "scriptor", "from", "von", "de", "odesílatel", "nadawca", "feladó", "lähettäjä", "remetente", "afsender", "od", "från"]),
    (Column::Addressee, &["addressee", "addresseename", "addressees", "recipient", "recipientname", "recipients", "receiver", "empfänger", "empfängerin", "adressat", "adressatin", "destinataire", "destinatario", "mottagare", "ontvanger", "addresseenames", "destinatarius", "to", "an", "à", "adresát", "odbiorca", "adresat", "címzett", "vastaanottaja", "destinatário", "modtager", "komu", "para"]),
    (Column::SenderId, &["senderid", "senderref", "sendergnd", "senderviaf", "senderidentifier", "fromid", "authorid", "authorgnd", "authoremloid", "absenderid", "absendergnd"]),
    (Column::AddresseeId, &["addresseeid", "addresseeref", "addresseegnd", "addresseeviaf", "addresseeidentifier", "recipientid", "recipientgnd", "toid", "addresseeemloid", "empfängerid", "empfängergnd"]),
    (Column::Date, &["senderdate", "date", "datesent", "sentdate", "dateofletter", "dateedtf", "edtf", "datum", "briefdatum", "data", "fecha", "dato", "datierung", "dies", "sent", "created", "when", "dátum", "päiväys", "дата"]),
    (Column::DateFrom, &["senderdatefrom", "datefrom", "fromdate", "startdate", "datestart", "datebegin", "begindate", "notbefore", "datenotbefore", "senderdatenotbefore", "earliest", "dateearliest", "earliestdate", "datumvon", "vondatum", "datedébut", "from", "von", "start", "begin"]),
    (Column::DateTo, &["senderdateto", "dateto", "todate", "enddate", "dateend", "notafter", "datenotafter", "senderdatenotafter", "latest", "datelatest", "latestdate", "datumbis", "bisdatum", "datefin", "to", "bis", "end"]),
    (Column::Earliest, &["senderdateearliest", "senderdatenotbefore"]),
    (Column::Latest, &["senderdatelatest", "senderdatenotafter"]),
    (Column::Year, &["year", "yeardate", "senderyear", "jahr", "année", "anno", "año"]),
    (Column::Month, &["month", "sendermonth", "monat", "mois", "mese", "mes"]),
    (Column::Day, &["day", "senderday", "tag", "jour", "giorno", "día"]),
    (Column::Place, &["senderplace", "place", "placesent", "placeofletter", "origin", "originname", "ort", "absendeort", "schreibort", "lieu", "luogo", "lugar", "location", "místo", "miejsce", "hely", "paikka", "sted", "plaats", "plats", "local"]),
    (Column::PlaceId, &["senderplaceid", "senderplaceref", "placeid", "placegeonames", "geonames", "ortid"]),
    (Column::AddresseePlace, &["addresseeplace", "recipientplace", "destination", "destinationname", "empfangsort", "zielort"]),
    (Column::AddresseePlaceId, &["addresseeplaceid", "recipientplaceid", "empfangsortid"]),
    (Column::AddresseeDate, &["addresseedate", "recipientdate", "datereceived", "receiveddate", "received", "empfangsdatum"]),
    (Column::Key, &["key", "id", "letterid", "identifier", "number", "nummer", "nr", "no"]),
    (Column::File, &["file", "filename", "datei", "dateiname", "fichier", "path"]),
    (Column::Title, &["title", "titel", "titre", "titolo", "título", "subject", "betreff", "letter", "brief", "lettre", "description"]),
    (Column::Language, &["language", "lang", "sprache", "langue", "lingua", "idioma"]),
    (Column::Edition, &["edition", "publication", "printed", "druck", "edited"]),
    (Column::Archive, &["archive", "repository", "archiv", "holding", "shelfmark", "signatur"]),
    (Column::Licence, &["licence", "license", "rights", "lizenz"]),
    (Column::Note, &["note", "notes", "remark", "remarks", "comment", "comments", "bemerkung", "bemerkungen", "anmerkung", "summary", "abstract", "regest"]),
    (Column::Text, &["text", "transcription", "transcript", "fulltext", "volltext", "transkription", "body", "brieftext", "texte", "lettertext"]),
    (Column::SenderSurname, &["sendersurname", "senderlastname", "sendernachname", "absendernachname", "authorsurname", "authorlastname"]),
    (Column::SenderForename, &["senderforename", "senderfirstname", "sendervorname", "absendervorname", "authorforename", "authorfirstname"]),
    (Column::AddresseeSurname, &["addresseesurname", "addresseelastname", "recipientsurname", "recipientlastname", "empfängernachname"]),
    (Column::AddresseeForename, &["addresseeforename", "addresseefirstname", "recipientforename", "recipientfirstname", "empfängervorname"]),
    (Column::SenderBody, &["senderorg", "senderorganisation", "senderorganization", "authororg"]),
    (Column::AddresseeBody, &["addresseeorg", "addresseeorganisation", "addresseeorganization", "recipientorg"]),
];

/// In which order a table writes days of the form `5/13/1901`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FigureOrder {
    DayFirst,
    MonthFirst,
    /// Nothing tells.
    Unknown,
}

/// The three figures of `5/13/1901`.
fn figures(value: &str) -> Option<[u16; 3]> {
    let mut figures = value.trim().split('/').map(|one| one.parse().ok());
    let all = [figures.next()??, figures.next()??, figures.next()??];
    (figures.next().is_none() && all[2] > 999).then_some(all)
}

/// Which column of a table is about what.
pub(super) struct Columns {
    pub(super) known: Vec<(Column, usize)>,
    pub(super) names: Vec<String>,
    order: FigureOrder,
}

impl Columns {
    pub(super) fn of(names: Vec<String>) -> Self {
        let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
        let mut known: Vec<(Column, usize)> = Vec::new();
        for (column, wanted) in COLUMNS {
            // Beside a sender of another name `from` and `to` are days.
            let is_days = |name: &str| {
                column == Column::Addressee
                    && matches!(name, "to")
                    && plain.iter().any(|one| one == "from")
                    && known.iter().any(|(one, at)| *one == Column::Sender && plain[*at] != "from")
            };
            let at = wanted.iter().filter(|name| !is_days(name)).find_map(|name| {
                plain
                    .iter()
                    .enumerate()
                    .position(|(at, one)| one == name && !known.iter().any(|(_, taken)| *taken == at))
            });
            known.extend(at.map(|at| (column, at)));
        }
        Self { known, names, order: FigureOrder::Unknown }
    }

    /// Learns from all rows in which order days are written, where one of them tells and none says otherwise.
    pub(super) fn learn(&mut self, records: &[csv::StringRecord]) {
        let dates = [Column::Date, Column::DateFrom, Column::DateTo, Column::Earliest, Column::Latest];
        let all =
            || records.iter().flat_map(|record| dates.iter().filter_map(|date| figures(self.cell(record, *date))));
        let is_day = |at: usize| all().any(|figures| figures[at] > 12);
        self.order = match (is_day(0), is_day(1)) {
            (true, false) => FigureOrder::DayFirst,
            (false, true) => FigureOrder::MonthFirst,
            _ => FigureOrder::Unknown,
        };
    }

    /// A day in figures as the rest of the table writes them.
    fn in_order(&self, value: &str) -> Option<String> {
        let [first, second, year] = figures(value)?;
        let (day, month) = match self.order {
            FigureOrder::DayFirst => (first, second),
            FigureOrder::MonthFirst => (second, first),
            FigureOrder::Unknown => return None,
        };
        date::from_value(&format!("{year:04}-{month:02}-{day:02}"))
    }

    pub(super) fn at(&self, wanted: Column) -> Option<usize> {
        self.known.iter().find(|(column, _)| *column == wanted).map(|(_, at)| *at)
    }

    /// Whether a column is about one of the two.
    pub(super) fn name_somebody(&self) -> bool {
        [Column::Sender, Column::Addressee, Column::SenderSurname, Column::AddresseeSurname]
            .into_iter()
            .any(|column| self.at(column).is_some())
    }

    /// A cell of a row; empty where there is none.
    pub(super) fn cell<'r>(&self, record: &'r csv::StringRecord, wanted: Column) -> &'r str {
        self.at(wanted).and_then(|at| record.get(at)).unwrap_or_default()
    }

    /// The address under which an identifier is known that stands in a column of a certain authority.
    pub(super) fn address(&self, column: Column, id: &str) -> String {
        let name = self.at(column).and_then(|at| self.names.get(at)).map(|name| plain_name(name)).unwrap_or_default();
        let base = match () {
            () if id.is_empty() || id.contains(':') => "",
            () if name.ends_with("gnd") => "https://d-nb.info/gnd/",
            () if name.ends_with("viaf") => "http://viaf.org/viaf/",
            () if name.ends_with("geonames") => "https://sws.geonames.org/",
            () => "",
        };
        format!("{base}{id}")
    }

    /// When, as one column says or several together; an error is what is not understood.
    pub(super) fn date(&self, record: &csv::StringRecord) -> Result<Option<DraftDate>, String> {
        let cell = |wanted| self.cell(record, wanted);
        let read = |value: &str| {
            self.in_order(value).or_else(|| date::from_value(value)).or_else(|| date::from_wording(value))
        };
        let stated = cell(Column::Date);
        let of = |edtf: String, words: &str| {
            let words = if date::from_value(words).is_some() { "" } else { words };
            DraftDate { edtf, words: words.to_owned(), evidence: FieldEvidence::Table }
        };
        if let Some(edtf) = read(stated) {
            return Ok(Some(of(edtf, stated)));
        }
        let (from, to) = (cell(Column::DateFrom), cell(Column::DateTo));
        let edtf = match (read(from), read(to)) {
            (Some(from), Some(to)) => Some(date::span(&from, &to)),
            (Some(from), None) => Some(from),
            (None, Some(to)) => Some(format!("../{to}")),
            (None, None) => match (read(cell(Column::Earliest)), read(cell(Column::Latest))) {
                (Some(from), Some(to)) => Some(date::span(&from, &to)),
                (Some(from), None) => Some(format!("{from}/..")),
                (None, Some(to)) => Some(format!("../{to}")),
                (None, None) => self.of_figures(record),
            },
        };
        if let Some(edtf) = edtf {
            return Ok(Some(of(edtf, "")));
        }
        // A dash stands for none.
        let unread = [stated, from, to].into_iter().find(|value| value.contains(char::is_alphanumeric));
        unread.map_or(Ok(None), |value| Err(value.to_owned()))
    }

    /// A day of which year, month and day stand in a column each.
    fn of_figures(&self, record: &csv::StringRecord) -> Option<String> {
        let (year, month, day) = (Column::Year, Column::Month, Column::Day);
        let [year, month, day] = [year, month, day].map(|wanted| self.cell(record, wanted));
        let two = |value: &str| format!("{value:0>2}");
        date::from_value(&format!("{year}-{}-{}", two(month), two(day)))
            .or_else(|| date::from_wording(&format!("{day} {month} {year}")))
    }
}

/// The name of a column without capitals and marks: `Sender ID` and `sender_id` are `senderid`.
fn plain_name(name: &str) -> String {
    // Dublin Core’s have a prefix.
    let name = ["dc:", "dcterms:"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
