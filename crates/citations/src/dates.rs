//! Dates as the manuals of style write them: with their certainty, and in the order of each.

use corpus::{DateCertainty, HistoricalDate, PartialDate};

/// A date with its certainty, as the manuals of style write what does not stand on the document: in square brackets
/// where it is supplied from elsewhere, with a question mark where it is only concluded. `None` where nothing is known.
pub fn with_certainty(date: &HistoricalDate, write: fn(PartialDate) -> String) -> Option<String> {
    let Some(written) = date.said(write) else {
        // In the document's own words, where nobody has found out more.
        return date.wording.as_ref().map(|wording| format!("“{wording}”"));
    };
    Some(match date.certainty {
        _ if is_concluded(date) => format!("[{written}?]"),
        DateCertainty::Supplied => format!("[{written}]"),
        _ => written,
    })
}

/// Whether a date is only concluded, not stated anywhere.
pub fn is_concluded(date: &HistoricalDate) -> bool {
    matches!(date.certainty, DateCertainty::Inferred | DateCertainty::Unknown)
}

/// “March 3, 1901”, the order of Chicago in notes and of American English.
pub fn month_first(date: PartialDate) -> String {
    match (date.day, date.month.and_then(month_name)) {
        (Some(day), Some(month)) => format!("{month} {day}, {}", date.year_in_words()),
        _ => date.in_words(),
    }
}

/// The year or years in which it can have been: “1871”, “1870–1879”, “44 BC”.
pub fn years(date: &HistoricalDate) -> Option<String> {
    let (first, last) = date.span()?;
    let (first, last) = (first.year_in_words(), last.year_in_words());
    Some(if first == last { first } else { format!("{first}–{last}") })
}

/// The English name of a month, 1–12.
pub fn month_name(month: u8) -> Option<&'static str> {
    PartialDate::MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_say_how_they_are_known() {
        let date =
            |certainty| HistoricalDate { iso: "1901-03-03".parse().ok(), certainty, ..HistoricalDate::default() };
        let written = |certainty| with_certainty(&date(certainty), month_first).unwrap();
        assert_eq!(written(DateCertainty::Stated), "March 3, 1901");
        assert_eq!(written(DateCertainty::Catalogued), "March 3, 1901");
        assert_eq!(written(DateCertainty::Supplied), "[March 3, 1901]");
        assert_eq!(written(DateCertainty::Inferred), "[March 3, 1901?]");
    }

    #[test]
    fn dates_that_are_more_than_a_day_are_written_as_exactly_as_they_are_known() {
        for (edtf, written, of_years) in [
            ("-0043~", "about 44 BC", "44 BC"),
            ("1871-03-01/1872-05-04", "March 1, 1871 to May 4, 1872", "1871–1872"),
            ("187X", "1870s", "1870–1879"),
        ] {
            let date = HistoricalDate {
                edtf: edtf.parse().ok(),
                certainty: DateCertainty::Stated,
                ..HistoricalDate::default()
            };
            assert_eq!(with_certainty(&date, month_first).as_deref(), Some(written));
            assert_eq!(years(&date).as_deref(), Some(of_years));
        }
    }
}
