//! The pages of people, places, organisations, terms and themes, as they are published: everything that the collection
//! says of them is on the page, and every link leads to its passage.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use compare::synopsis::{Cell, Synopsis};
use corpus::{Corpus, EntityKind, PartKind};
use knot_of_war::CORPUS_JSON;
use knot_of_war::edition::Edition;
use publisher::page::render;
use site::{self, Head, Route};
use text::{
    escape,
    mentions::{MentionCount, by_letter},
};

fn edition() -> Edition {
    Edition::searchable(Corpus::from_json(CORPUS_JSON).unwrap())
}

#[test]
fn no_two_pages_have_the_same_title() {
    let edition = edition();
    let mut titles: Vec<String> =
        site::pages(&edition.corpus).iter().map(|route| Head::of(&edition.corpus, route).title).collect();
    titles.sort();
    let twice: Vec<_> = titles.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

fn page(edition: &Edition, route: &Route) -> String {
    render(edition, route, None).unwrap()
}

/// The text of a page without its tags and comments.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = if rest[start..].starts_with("<!--") { "-->" } else { ">" };
        rest = rest[start..].find(end).map_or("", |at| &rest[start + at + end.len()..]);
    }
    text.push_str(rest);
    text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'")
}

/// The opening tags that contain something.
fn tags_with<'h>(html: &'h str, wanted: &str) -> Vec<&'h str> {
    html.split('<').filter_map(|piece| piece.split('>').next()).filter(|tag| tag.contains(wanted)).collect()
}

#[test]
fn an_index_lists_every_entry_with_its_identification_and_links_to_its_page() {
    let edition = edition();
    for kind in EntityKind::ALL {
        let html = page(&edition, &Route::entities(kind));
        let text = text_of(&html);
        for entity in edition.corpus.entities(kind) {
            assert!(
                html.contains(&format!("href=\"./{}/\"", entity.id)) || html.contains(&format!("/{}/\"", entity.id)),
                "{}",
                entity.id
            );
            for said in [&entity.sort_name, &entity.dates, &entity.identification] {
                assert!(text.contains(said.as_str()), "{}: {said}", entity.id);
            }
            assert!(
                entity.ambiguity.as_ref().is_none_or(|ambiguity| text.contains(ambiguity.as_str())),
                "{}",
                entity.id
            );
        }
        for other in EntityKind::ALL {
            assert!(html.contains(&format!("{}/\"", other.plural())) || other == kind, "no way to {}", other.plural());
        }
    }
}

#[test]
fn an_index_says_in_words_how_often_each_letter_mentions_an_entry() {
    let edition = edition();
    let html = page(&edition, &Route::People);
    let pictures = tags_with(&html, "role=\"img\"");
    assert_eq!(pictures.len(), edition.corpus.people.len());
    assert!(
        pictures
            .iter()
            .any(|tag| tag.contains("10 to Kennedy, 26 October 1962; 1 to Castro, 30 October 1962; 18 to Mikoyan")),
        "{pictures:?}"
    );
    assert!(pictures.iter().any(|tag| tag.contains("aria-label=\"no mentions\"")));
}

#[test]
fn a_page_of_an_entry_has_every_mention_marked_in_its_context_and_linked_to_its_passage() {
    let edition = edition();
    for kind in EntityKind::ALL {
        for entity in edition.corpus.entities(kind) {
            let html = page(&edition, &Route::entity(kind, &entity.id));
            assert_eq!(html.matches("<mark>").count(), entity.mentions.count(), "{}", entity.id);
            for found in by_letter(&edition.corpus, entity) {
                for part in found.body.iter().chain(&found.around) {
                    let fragment = format!("#{}\"", part.part.id);
                    let links = tags_with(&html, &fragment);
                    let letter = format!("letters/{}/?at={}:", found.letter.id, part.part.id);
                    let here = links.iter().filter(|tag| tag.contains(&letter)).count();
                    assert_eq!(here, part.found.len(), "{} in {} {}", entity.id, found.letter.id, part.part.id);
                }
            }
        }
    }
}

#[test]
fn a_mark_holds_a_form_that_the_editor_has_listed() {
    let edition = edition();
    for kind in EntityKind::ALL {
        for entity in edition.corpus.entities(kind) {
            for part in by_letter(&edition.corpus, entity).iter().flat_map(|found| &found.body) {
                for found in &part.found {
                    let name = &part.text[found.name.start..found.name.end];
                    assert!(
                        entity.forms.iter().any(|form| form == name),
                        "{}: “{name}” in {}",
                        entity.id,
                        part.part.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_page_of_an_entry_says_what_is_known_of_it() {
    let edition = edition();
    for kind in EntityKind::ALL {
        for entity in edition.corpus.entities(kind) {
            let text = text_of(&page(&edition, &Route::entity(kind, &entity.id)));
            let said = [&entity.name, &entity.dates, &entity.identification, &entity.source];
            let listed = entity.forms.iter().chain(&entity.also).chain(&entity.ambiguity);
            for words in said.into_iter().chain(listed) {
                assert!(text.contains(words.as_str()), "{}: {words}", entity.id);
            }
        }
    }
}

#[test]
fn an_entry_without_mentions_in_the_bodies_says_so() {
    let edition = edition();
    let mut seen = 0;
    for kind in EntityKind::ALL {
        for entity in edition.corpus.entities(kind) {
            let in_bodies: usize =
                edition.corpus.letters.iter().map(|letter| MentionCount::of(entity, letter).body).sum();
            if in_bodies > 0 {
                continue;
            }
            seen += 1;
            let text = text_of(&page(&edition, &Route::entity(kind, &entity.id)));
            let said = text.contains("No mention in the letters") || text.contains("In no paragraph of a letter");
            assert!(said, "{}", entity.id);
        }
    }
    assert!(seen > 0);
}

#[test]
fn an_unknown_entry_or_theme_is_named_and_the_reader_is_led_on() {
    let edition = edition();
    for (route, message, index) in [
        (Route::entity(EntityKind::Person, "nobody"), "There is no person “nobody”", "people/\""),
        (Route::entity(EntityKind::Place, "nowhere"), "There is no place “nowhere”", "places/\""),
        (Route::Theme { theme: "nothing".to_owned() }, "There is no theme “nothing”", "themes/\""),
    ] {
        let html = page(&edition, &route);
        assert!(text_of(&html).contains(message), "{message}");
        assert!(html.contains(index), "{index}");
        assert_eq!(html.matches("letters/").count(), edition.corpus.letters.len());
    }
}

#[test]
fn every_cell_of_the_matrix_links_to_exactly_the_passages_assigned() {
    let edition = edition();
    let html = page(&edition, &Route::Themes);
    let synopsis = Synopsis::of_all(&edition.corpus);
    let cells: Vec<&str> = html.split("<td").skip(1).map(|cell| cell.split("</td>").next().unwrap()).collect();
    let expected =
        synopsis.rows.iter().flat_map(|row| row.cells.iter().zip(&synopsis.letters).map(|cell| (row.theme, cell)));
    assert_eq!(cells.len(), synopsis.rows.len() * synopsis.letters.len());
    for (shown, (theme, (cell, letter))) in cells.iter().zip(expected) {
        let letter = &edition.corpus.letters[*letter];
        let place = format!("{} {}", edition.corpus.themes[theme].id, letter.id);
        assert!(shown.contains(&format!("data-letter=\"{}\"", letter.id)), "{place}");
        match cell {
            Cell::Empty(_) => {
                assert!(text_of(shown).contains("no passage of this letter is assigned to this theme"), "{place}");
                assert!(!shown.contains("<a "), "{place}");
            }
            Cell::Passages(passages) => {
                let links = tags_with(shown, "href=");
                assert_eq!(links.len(), passages.len(), "{place}");
                for (link, passage) in links.iter().zip(passages) {
                    assert!(link.contains(&format!("letters/{}/#{}\"", letter.id, passage.part_id)), "{place}: {link}");
                    assert_eq!(link.contains("touched on"), !passage.is_main, "{place}: {link}");
                }
            }
        }
    }
}

#[test]
fn a_row_says_to_whom_nothing_is_said_and_only_where_that_is_true() {
    let edition = edition();
    let html = page(&edition, &Route::Themes);
    let rows: Vec<&str> = html.split("<tr").skip(2).collect();
    for (theme, row) in edition.corpus.themes.iter().zip(rows) {
        let text = text_of(row.split("<td").next().unwrap());
        for letter in &edition.corpus.letters {
            let has = edition
                .corpus
                .letters
                .iter()
                .any(|other| other.recipient == letter.recipient && theme.in_letter(&other.id).is_some());
            let person = edition.name_of(&letter.recipient).split(' ').next_back().unwrap();
            assert_eq!(text.contains(&format!("in no letter to {person}")), !has, "{}: {person}", theme.id);
        }
    }
}

#[test]
fn a_theme_is_read_through_with_its_main_passages_whole_and_every_passage_linked() {
    let edition = edition();
    for theme in &edition.corpus.themes {
        let html = page(&edition, &Route::Theme { theme: theme.id.clone() });
        let text = text_of(&html);
        assert!(text.contains(&theme.definition), "{}", theme.id);
        for letter in &edition.corpus.letters {
            let section =
                html.split("<section").find(|section| section.contains(&format!("id=\"in-{}\"", letter.id))).unwrap();
            let Some(assigned) = theme.in_letter(&letter.id) else {
                assert!(text_of(section).contains("no passage of this letter is assigned to this theme"));
                continue;
            };
            for part_id in assigned.main.iter().chain(&assigned.touches) {
                assert!(section.contains(&format!("letters/{}/#{part_id}\"", letter.id)), "{} {part_id}", theme.id);
            }
            let shown = text_of(section);
            for part in letter.parts.iter().filter(|part| part.kind == PartKind::Paragraph && assigned.has(&part.id)) {
                let whole = corpus::reading::reading_text(letter, part);
                assert!(shown.contains(whole.trim()), "{} {}", letter.id, part.id);
            }
        }
    }
}

#[test]
fn on_a_theme_every_two_letters_that_have_it_can_be_opened_side_by_side_at_passages_of_the_theme() {
    let edition = edition();
    for theme in &edition.corpus.themes {
        let html = page(&edition, &Route::Theme { theme: theme.id.clone() });
        let with: Vec<&str> = edition
            .corpus
            .letters
            .iter()
            .map(|letter| letter.id.as_str())
            .filter(|letter| theme.in_letter(letter).is_some())
            .collect();
        for a in &with {
            for b in with.iter().filter(|b| b != &a) {
                let links = tags_with(&html, &format!("compare/{a}/{b}/?at=a-"));
                assert!(!links.is_empty(), "{}: {a} beside {b}", theme.id);
                for link in links {
                    let at = link.split("at=a-").nth(1).unwrap().split('"').next().unwrap();
                    let (one, other) = at.split_once(",b-").unwrap();
                    assert!(theme.has(a, one) && theme.has(b, other), "{}: {link}", theme.id);
                }
            }
        }
    }
}

#[test]
fn pages_have_one_heading_of_the_first_rank_no_styles_of_their_own_and_no_id_twice() {
    let edition = edition();
    let mut routes = vec![Route::Themes];
    routes.extend(edition.corpus.themes.iter().map(|theme| Route::Theme { theme: theme.id.clone() }));
    for kind in EntityKind::ALL {
        routes.push(Route::entities(kind));
        routes.extend(edition.corpus.entities(kind).iter().map(|entity| Route::entity(kind, &entity.id)));
    }
    for route in routes {
        let html = page(&edition, &route);
        let path = escape::html(&route.path());
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(!html.contains(" style="), "{path}");
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}");
    }
}
