//! The first page and the search help, rendered as the publisher renders them: what stands there before any script.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use corpus::Corpus;
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use publisher::page::render;
use site::Route;

fn edition() -> Edition {
    Edition::searchable(Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid"))
}

fn page(route: &Route) -> String {
    render(&edition(), route, None).expect("every page renders")
}

/// How often a text occurs.
fn count(html: &str, text: &str) -> usize {
    html.matches(text).count()
}

#[test]
fn the_first_page_opens_with_both_passages_and_the_way_to_read_them_level() {
    let html = page(&Route::Explorer);
    let edition = edition();
    let opening = edition.corpus.collection.opening.as_ref().unwrap();
    assert!(html.contains(&opening.title));
    assert_eq!(count(&html, "<blockquote"), 2);
    let level = format!("?at=a-{},b-{}", opening.a.part, opening.b.part);
    assert!(html.contains(&level), "the link names both passages");
    assert!(html.contains("data-go"), "the letters stand on the timeline");
}

#[test]
fn the_first_page_says_what_this_is_and_has_three_doors() {
    let html = page(&Route::Explorer);
    let edition = edition();
    let front = edition.corpus.collection.front.as_ref().expect("the collection has words for it");
    assert!(html.contains(&front.eyebrow));
    assert!(front.headline.iter().chain(&front.lead).all(|piece| html.contains(&piece.text)));
    let doors: Vec<&str> = html.split("<a href=\"").filter(|rest| rest.contains("class=\"door\"")).collect();
    for (door, to) in doors.iter().zip(["./letters/", "./contradictions/", "./#q"]) {
        assert!(door.starts_with(to), "{to}");
    }
    let questions: Vec<&str> = edition
        .corpus
        .parallels
        .iter()
        .filter(|one| front.questions.contains(&one.id))
        .map(|one| one.question.as_str())
        .collect();
    assert_eq!(questions.len(), 3);
    assert!(questions.iter().all(|question| html.contains(question)), "{questions:?}");
}

#[test]
fn an_event_between_the_letters_says_where_it_is_from_and_what_speaks_of_it() {
    let html = page(&Route::Explorer);
    let shot = html.find("An American U-2 is shot down").expect("the event stands there");
    let said = html.get(shot..shot + 900).unwrap_or_default();
    assert!(said.contains("Source: ") && said.contains("letters/1962-10-30-castro/#p21"), "{said}");
}

#[test]
fn every_letter_stands_on_the_first_page_without_scripts() {
    let html = page(&Route::Explorer);
    for letter in &edition().corpus.letters {
        assert!(html.contains(&format!("href=\"./letters/{}/\"", letter.id)), "{}", letter.id);
        assert!(html.contains(&format!("data-letter=\"{}\"", letter.id)), "{}", letter.id);
    }
}

#[test]
fn every_choice_says_how_much_it_finds_in_its_name() {
    let html = page(&Route::Explorer);
    let boxes = count(&html, "type=\"checkbox\"");
    assert!(boxes >= 6, "recipients, forms and themes are there to be chosen: {boxes}");
    let named = count(&html, " letter</span>") + count(&html, " letters</span>");
    assert!(named >= boxes, "{named} of {boxes} choices have a count");
}

#[test]
fn every_group_of_filters_that_is_open_is_named_as_it_is_headed() {
    let html = page(&Route::Explorer);
    let groups: Vec<&str> = html.split("class=\"facet\"").skip(1).collect();
    assert!(groups.len() > 5, "{} groups", groups.len());
    let mut named = 0;
    for group in groups {
        let heading = group.split("<summary>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
        assert!(!heading.trim().is_empty(), "a group without a heading");
        if count(group, "type=\"checkbox\"") > 0 {
            let name = group.split("role=\"group\" aria-label=\"").nth(1).and_then(|rest| rest.split('"').next());
            assert_eq!(name, Some(heading.trim()), "what assistive programs are told");
            named += 1;
        }
    }
    assert!(named >= 3, "{named} groups are open");
}

#[test]
fn the_timeline_is_there_in_words_too() {
    let html = page(&Route::Explorer);
    let edition = edition();
    for event in &edition.corpus.events {
        assert!(html.contains(&event.source.replace('&', "&amp;")), "{}", event.id);
    }
}

#[test]
fn the_page_has_one_first_heading_and_no_inline_style() {
    for route in [Route::Explorer, Route::Help] {
        let html = page(&route);
        assert_eq!(count(&html, "<h1"), 1, "{route:?}");
        assert_eq!(count(&html, " style="), 0, "{route:?}");
    }
}

#[test]
fn what_the_query_governs_is_busy_until_the_application_is_there() {
    assert!(count(&page(&Route::Explorer), "aria-busy=\"true\"") >= 2);
}

#[test]
fn every_example_of_the_help_is_a_link_that_runs() {
    let html = page(&Route::Help);
    let examples = &edition().corpus.collection.examples;
    assert!(!examples.is_empty());
    assert!(count(&html, "href=\"../?q=") >= examples.len());
    for section in ["rules", "examples", "fields", "small-words", "synonyms", "order", "keys"] {
        assert!(
            html.contains(&format!("id=\"{section}\"")) && html.contains(&format!("href=\"#{section}\"")),
            "{section}"
        );
    }
}

#[test]
fn hits_are_marked_on_the_words_found_in_both_texts() {
    use knot_of_war::view::parts::hits::Hits;
    use text::{Version, compose};
    let edition = edition();
    let mut marked = 0;
    for letter in &edition.corpus.letters {
        let hits = Hits::of(&edition, &letter.id, "trust", true);
        let mut in_letter = 0;
        for part in &letter.parts {
            for version in [Version::Reading, Version::Source] {
                let text = compose(letter, part, version).text;
                for (span, _) in hits.marks(letter, part, version) {
                    let words = text[span.start..span.end].to_lowercase();
                    assert!(words.contains("trust"), "{}#{}: {words}", letter.id, part.id);
                    in_letter += usize::from(version == Version::Reading);
                }
            }
        }
        assert_eq!(in_letter, hits.count(), "{}", letter.id);
        marked += in_letter;
    }
    assert!(marked >= 12, "{marked}");
}

#[test]
fn a_large_collection_is_searched_when_its_index_has_been_made_slice_by_slice() {
    use knot_of_war::view::parts::hits::Hits;
    let small = Edition::new(Corpus::from_json(CORPUS_JSON).expect("the embedded collection is valid"));
    assert!(small.is_searchable() && !small.has_index(), "a small one is made at once when it is asked for");
    let mut corpus = small.corpus.clone();
    for number in 1..4 {
        let more = small.corpus.letters.iter().cloned();
        corpus.letters.extend(more.map(|letter| corpus::Letter { id: format!("{}-{number}", letter.id), ..letter }));
    }
    let large = Edition::new(corpus);
    assert!(!large.is_searchable());
    let letter = &large.corpus.letters[0].id;
    assert_eq!(Hits::of(&large, letter, "trust", large.is_searchable()).count(), 0);
    let mut slices = 1;
    while !large.make_index() {
        assert!(!large.has_index() && !large.is_searchable());
        slices += 1;
    }
    assert!(slices > large.corpus.letters.len(), "{slices}");
    assert!(large.is_searchable());
    assert!(Hits::of(&large, letter, "trust", large.is_searchable()).count() > 0);
}
