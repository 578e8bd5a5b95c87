//! `feed.xml`: the versions of the edition as an Atom feed (RFC 4287), for whoever wants to hear of the next one.
//!
//! Start with [`atom`]. What changed is said by `edition.changes` of the collection; an entry once published keeps its id.

use sha2::{Digest, Sha256};

use corpus::{Corpus, PartialDate, collection::Change};
use text::escape::html as escape;

/// The name of the feed, at the edition's root.
pub const NAME: &str = "feed.xml";

/// The feed. Addresses are whole where the site has one, else relative to the feed.
#[must_use]
pub fn atom(corpus: &Corpus, site_url: Option<&str>) -> String {
    let collection = &corpus.collection;
    let title = escape(&collection.title);
    let language = collection.told_language();
    let language = language.map(|tag| format!(" xml:lang=\"{}\"", escape(tag))).unwrap_or_default();
    let home = escape(site_url.unwrap_or("./"));
    let feed = site_url.map_or_else(|| NAME.to_owned(), |url| format!("{url}{NAME}"));
    // Atom wants somebody: where no editor is named, the edition speaks for itself.
    let author = Some(collection.publisher.as_str()).filter(|name| !name.is_empty()).unwrap_or(&collection.title);
    let entries: String = collection.edition.changes.iter().map(|change| entry(corpus, change, &home)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\"{language}>\n\
         <id>{id}</id>\n<title>{title}: versions</title>\n<updated>{updated}</updated>\n\
         <author><name>{author}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{feed}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n\
         {entries}</feed>\n",
        id = identifier(&[&collection.id]),
        updated = time(collection.edition.date),
        author = escape(author),
        feed = escape(&feed),
    )
}

fn entry(corpus: &Corpus, change: &Change, home: &str) -> String {
    let (title, version) = (escape(&corpus.collection.title), escape(&change.version));
    format!(
        "<entry><id>{id}</id><title>{title}, version {version}</title><updated>{updated}</updated>\
         <link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/><summary>{what}</summary></entry>\n",
        id = identifier(&[&corpus.collection.id, &change.version]),
        updated = time(change.date),
        what = escape(&change.what),
    )
}

/// The first moment of a day; of a month or year, of its first day.
fn time(date: PartialDate) -> String {
    let (year, month, day) = date.first_day();
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// An id that does not depend on where the edition lies: a UUID made from names (RFC 9562, version 8).
fn identifier(names: &[&str]) -> String {
    let mut digest: [u8; 32] = Sha256::digest(names.join("\n").as_bytes()).into();
    digest[6] = digest[6] & 0x0F | 0x80;
    digest[8] = digest[8] & 0x3F | 0x80;
    let digits: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let [a, b, c, d, e] = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| &digits[range]);
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn each_version_is_an_entry_and_its_id_stays_wherever_the_edition_lies() {
        let corpus = fixture::corpus();
        let ids = |feed: &str| {
            let document = roxmltree::Document::parse(feed).unwrap();
            let ids = document.descendants().filter(|node| node.has_tag_name("id")).filter_map(|node| node.text());
            ids.map(str::to_owned).collect::<Vec<_>>()
        };
        let here = atom(&corpus, None);
        let there = atom(&corpus, Some("https://example.org/x/"));
        assert_eq!(ids(&here), ids(&there));
        assert_eq!(ids(&here).len(), corpus.collection.edition.changes.len() + 1);
        assert!(ids(&here).iter().all(|id| id.len() == "urn:uuid:".len() + 36), "{here}");
        assert!(there.contains("href=\"https://example.org/x/feed.xml\""), "{there}");
        assert!(here.contains("href=\"./\""), "{here}");
    }

    #[test]
    fn a_day_a_month_and_a_year_begin_at_their_beginning() {
        let written = |text: &str| time(text.parse().unwrap());
        assert_eq!(written("2026-11-21"), "2026-11-21T00:00:00Z");
        assert_eq!(written("2026-11"), "2026-11-01T00:00:00Z");
        assert_eq!(written("2026"), "2026-01-01T00:00:00Z");
    }
}
