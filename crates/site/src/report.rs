//! Reporting a slip: the address that the collection names, filled with what is reported on.

use form_urlencoded::Serializer;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The address with a subject and a text filled in: `subject` and `body` of a `mailto:`, `title` and `body` of a page,
/// which is what the forms of code forges read and others ignore.
#[must_use]
pub fn filled(report_url: &str, subject: &str, body: &str) -> String {
    let (rest, fragment) = match report_url.split_once('#') {
        Some((rest, fragment)) => (rest, format!("#{fragment}")),
        None => (report_url, String::new()),
    };
    let sign = if rest.contains('?') { '&' } else { '?' };
    if rest.starts_with("mailto:") {
        // Mail programs take a plus sign for itself: blanks must be %20.
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        return format!("{rest}{sign}subject={}&body={}", encoded(subject), encoded(body));
    }
    let query = Serializer::new(String::new()).append_pair("title", subject).append_pair("body", body).finish();
    format!("{rest}{sign}{query}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_written_with_subject_and_text() {
        assert_eq!(
            filled("mailto:slips@example.org", "Slip & more", "¶ 12\nversion 1"),
            "mailto:slips@example.org?subject=Slip%20%26%20more&body=%C2%B6%2012%0Aversion%201"
        );
    }

    #[test]
    fn a_page_gets_title_and_body_beside_what_it_has() {
        assert_eq!(
            filled("https://example.org/new?labels=slip#form", "A slip", "¶ 1"),
            "https://example.org/new?labels=slip&title=A+slip&body=%C2%B6+1#form"
        );
    }
}
